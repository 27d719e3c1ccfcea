import { Body, Button, Container, Head, Heading, Hr, Html, Section, Text } from '@react-email/components';
import type { CSSProperties, ReactNode } from 'react';
import type { MailTexts } from './mail.ts';

const FONT = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif';

/** Inline styles are the light theme; programs that know dark mode apply the classes over them. */
const styleSheet = `
.page { background-color: #f2f5f8; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #11161d !important; }
  .card { background-color: #1b222c !important; border-color: #333d4a !important; }
  .text { color: #e8ecf1 !important; }
  .brand { color: #8ec5f2 !important; }
  .button { background-color: #8ec5f2 !important; color: #0b1a28 !important; }
  .foot { color: #b3bdc9 !important; }
  .rule { border-color: #333d4a !important; }
}`;

const styles = {
  page: { margin: 0, padding: '24px 12px', fontFamily: FONT },
  card: {
    maxWidth: '600px',
    backgroundColor: '#ffffff',
    border: '1px solid #d5dce4',
    borderCollapse: 'separate',
    borderRadius: '8px',
    padding: '24px',
  },
  brand: { color: '#00518f', fontSize: '20px', fontWeight: 700, margin: '0 0 24px' },
  text: { color: '#1c2733', fontSize: '16px', lineHeight: '24px', margin: '0 0 16px' },
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
  texts: MailTexts;
  subject: string;
  salutation: string;
  children: ReactNode;
}) {
  const { texts, subject, salutation, children } = props;
  return (
    <Html lang={texts.lang}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{styleSheet}</style>
      </Head>
      <Body className="page" style={styles.page}>
        <Container className="card" style={styles.card}>
          <Heading as="h1" className="brand" style={styles.brand}>
            {texts.brand}
          </Heading>
          <Paragraph>{salutation}</Paragraph>
          {children}
          <Paragraph>
            {texts.closing.regards}
            <br />
            {texts.closing.sender}
          </Paragraph>
          <Hr className="rule" style={styles.rule} />
          <Text className="foot" style={styles.foot}>
            {texts.foot}
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
