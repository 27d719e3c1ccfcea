interface ShownMail {
  name: string;
  subject: string;
  html: string;
  text: string;
}

/** As a mail program in the theme would show it, whatever the reader's own is. */
const inTheme = (html: string, theme: 'light' | 'dark') =>
  html.replace('@media (prefers-color-scheme: dark)', theme === 'dark' ? '@media all' : '@media not all');

/** One page that shows every mail in both themes, with its text part; without script. */
export function previewIndex(mails: ShownMail[]): string {
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mails van Mijn TVM</title>
<style>
:root { color-scheme: light dark; font-family: system-ui, sans-serif; }
body { margin: 24px; }
fieldset { border: 0; margin: 0 0 24px; padding: 0; position: sticky; top: 0; background: Canvas; }
label { margin-right: 16px; }
article { border-top: 1px solid GrayText; padding: 16px 0; }
h2 { font-size: 18px; margin: 0 0 4px; }
iframe { border: 1px solid GrayText; display: block; height: 720px; margin-top: 12px; max-width: 100%; width: 640px; }
body:has(#narrow:checked) iframe { width: 360px; }
body:has(#dark:checked) .light, body:not(:has(#dark:checked)) .dark { display: none; }
pre { max-width: 640px; overflow-wrap: anywhere; white-space: pre-wrap; }
</style>
</head>
<body>
<h1>Mails van Mijn TVM</h1>
<fieldset>
<label><input type="checkbox" id="dark"> Donker</label>
<label><input type="checkbox" id="narrow"> 360 px breed</label>
</fieldset>
${mails.map(article).join('\n')}
</body>
</html>
`;
}

function article({ name, subject, html, text }: ShownMail): string {
  const frame = (theme: 'light' | 'dark') =>
    `<iframe class="${theme}" title="${name}" loading="lazy" sandbox srcdoc="${escaped(inTheme(html, theme))}"></iframe>`;
  return `<article id="${name}">
<h2>${escaped(subject)}</h2>
<p>${name}: <a href="${name}.html">HTML</a>, <a href="${name}.txt">tekst</a></p>
${frame('light')}
${frame('dark')}
<details><summary>Tekst</summary><pre>${escaped(text)}</pre></details>
</article>`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
