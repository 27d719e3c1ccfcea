import { Body, Button, Container, Head, Heading, Hr, Html, Section, Text } from '@react-email/components';
import type { CSSProperties, ReactNode } from 'react';
import type { Language } from '../parts/said.ts';
import { frameWords } from './frame-words.ts';

const FONT = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif';

/** Inline styles are the light theme; programs that know dark mode apply the classes over them. */
const dark = {
  page: 'background-color: #11161d',
  card: 'background-color: #1b222c; border-color: #333d4a',
  text: 'color: #e8ecf1',
  brand: 'color: #8ec5f2',
  button: 'background-color: #8ec5f2; color: #0b1a28',
  foot: 'color: #b3bdc9',
  rule: 'border-color: #333d4a',
};

const darkRules = (within = '') =>
  Object.entries(dark)
    .map(([name, rules]) => `${within}.${name} { ${rules.replaceAll(/(;|$)/g, ' !important$1')} }`)
    .join('\n');

const styleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
.page { background-color: #f2f5f8; }
@media (prefers-color-scheme: dark) {
${darkRules()}
}`;

/** Outlook.com and Outlook's apps mark what they darkened themselves. In a sheet of its own: Gmail drops a whole one for a selector. */
const outlookStyleSheet = `
${darkRules('[data-ogsc] ')}
${darkRules('[data-ogsb] ')}`;

/** Lists of mails show the preview, and after a short one what is read first otherwise: blanks keep that out. */
const BLANKS = '\u00a0\u200c'.repeat(100);

const styles = {
  page: { margin: 0, padding: '24px 12px', fontFamily: FONT },
  preview: {
    display: 'none',
    fontSize: '1px',
    lineHeight: '1px',
    maxHeight: 0,
    maxWidth: 0,
    opacity: 0,
    overflow: 'hidden',
  },
  card: {
    maxWidth: '600px',
    backgroundColor: '#ffffff',
    border: '1px solid #d5dce4',
    borderCollapse: 'separate',
    borderRadius: '8px',
    padding: '24px',
  },
  brand: { color: '#00518f', fontSize: '20px', fontWeight: 700, margin: '0 0 24px' },
  text: {
    color: '#1c2733',
    fontSize: '16px',
    lineHeight: '24px',
    margin: '0 0 16px',
    overflowWrap: 'anywhere',
    wordBreak: 'break-word',
  },
  button: {
    backgroundColor: '#00518f',
    borderRadius: '6px',
    color: '#ffffff',
    fontSize: '16px',
    fontWeight: 600,
    padding: '14px 24px',
  },
  rule: { borderTop: '1px solid #d5dce4', margin: '24px 0 16px' },
  foot: { color: '#52606e', fontSize: '14px', lineHeight: '20px', margin: 0 },
} satisfies Record<string, CSSProperties>;

/** The frame of every mail: language, both themes, at most 600 px, greeting, closing and foot. Loads nothing. */
export function Layout(props: {
  language: Language;
  subject: string;
  preview: string;
  salutation: string;
  children: ReactNode;
}) {
  const { language, subject, preview, salutation, children } = props;
  const words = frameWords[language];
  return (
    <Html lang={language}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{styleSheet}</style>
        <style>{outlookStyleSheet}</style>
      </Head>
      <Body className="page" style={styles.page}>
        <div style={styles.preview}>{preview + BLANKS}</div>
        <Container className="card" style={styles.card}>
          <Heading as="h1" className="brand" style={styles.brand}>
            {words.brand}
          </Heading>
          <Paragraph>{salutation}</Paragraph>
          {children}
          <Paragraph>
            {words.regards}
            <br />
            {words.sender}
          </Paragraph>
          <Hr className="rule" style={styles.rule} />
          <Text className="foot" style={styles.foot}>
            {words.foot}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="text" style={styles.text}>
      {children}
    </Text>
  );
}

/** A button that is a link, so that it works without images, script or form. */
export function LinkButton({ href, children }: { href: string; children: string }) {
  return (
    <Section style={{ margin: '8px 0 24px' }}>
      <Button className="button" href={href} style={styles.button}>
        {children}
      </Button>
    </Section>
  );
}
