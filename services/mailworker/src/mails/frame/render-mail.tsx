import { renderToStaticMarkup } from 'react-dom/server';
import { PHONE, PHONE_ON_ONE_LINE } from '../parts/phone.ts';
import type { Button, Language, RenderMail } from '../parts/said.ts';
import { frameWords } from './frame-words.ts';
import { Layout, LinkButton, Paragraph } from './layout.tsx';
import { OUTLOOK_HEAD } from './outlook.ts';
import { salutation } from './salutation.ts';

/** Old Outlook and Gmail lay tables out as designed under this doctype only. */
const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/** Subject, HTML and plain text of one mail. No I/O and no clock: equal input gives equal bytes. */
export const renderMail: RenderMail = ({ subject, paragraphs }, addressee) => {
  const { language } = addressee;
  const greeting = salutation(addressee);
  const [first = ''] = paragraphs;
  const document = (
    <Layout
      language={language}
      subject={subject}
      preview={typeof first === 'string' ? first : first.about}
      salutation={greeting}
    >
      {paragraphs.map((paragraph) =>
        typeof paragraph === 'string' ? (
          <Paragraph key={paragraph}>{paragraph}</Paragraph>
        ) : (
          <ButtonParagraph key={paragraph.href} {...paragraph} />
        ),
      )}
    </Layout>
  );
  return {
    subject,
    html:
      DOCTYPE +
      renderToStaticMarkup(document)
        .replace('</head>', `${OUTLOOK_HEAD}</head>`)
        .replaceAll(PHONE, PHONE_ON_ONE_LINE),
    text: plainText(greeting, paragraphs, language),
  };
};

function ButtonParagraph({ about, click, label, href }: Button) {
  return (
    <>
      <Paragraph>
        {about} {click}
      </Paragraph>
      <LinkButton href={href}>{label}</LinkButton>
    </>
  );
}

/** "-- " alone on a line is how mail programs know that what follows is the foot. */
function plainText(greeting: string, paragraphs: (string | Button)[], language: Language): string {
  const { regards, sender, foot } = frameWords[language];
  const texts = paragraphs.flatMap((paragraph) =>
    typeof paragraph === 'string'
      ? [paragraph]
      : [`${paragraph.about} ${paragraph.open}`, `${paragraph.label}:\n${paragraph.href}`],
  );
  return `${[greeting, ...texts, `${regards}\n${sender}`].join('\n\n')}\n\n-- \n${foot}\n`;
}
