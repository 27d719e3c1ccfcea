// The list of screens and mails, one of them in a frame, and the switches: language, theme and width.
import { areas } from './previews.ts';
import './shell.css';
import { inTheme, type ShownMail } from './shown-mail.ts';

const widths = { '320': '320px', '640': '640px', '1280': '1280px', all: '100%' };
const switches = { language: ['nl', 'en'], theme: ['light', 'dark'], width: Object.keys(widths) };

const [names, form, frame, text] = ['names', 'form', 'frame', 'text'].map((id) =>
  document.getElementById(id),
) as [HTMLElement, HTMLFormElement, HTMLIFrameElement, HTMLElement];

const mails: ShownMail[] = await (await fetch('/mails.json')).json();
const groups: Record<string, string[]> = {
  ...Object.fromEntries(Object.entries(areas).map(([area, previews]) => [area, Object.keys(previews)])),
  mails: [...new Set(mails.map(({ name }) => name))],
};

for (const [name, values] of Object.entries(switches)) {
  const select = element('select', { name });
  select.append(...values.map((value) => element('option', { value, textContent: value })));
  const label = element('label', { textContent: `${name} ` });
  label.append(select);
  form.append(label);
}
for (const [group, members] of Object.entries(groups)) {
  const list = element('ul', {});
  list.append(...members.map(item));
  names.append(element('h2', { textContent: group }), list);
}
form.addEventListener('change', show);
window.addEventListener('hashchange', show);
show();

function item(name: string): HTMLElement {
  const li = element('li', {});
  li.append(element('a', { href: `#${name}`, textContent: name }));
  return li;
}

function show(): void {
  const name = window.location.hash.slice(1) || Object.keys(areas.login)[0] || '';
  const {
    language = 'nl',
    theme = 'light',
    width = 'all',
  } = Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, String(value)]));
  for (const link of names.querySelectorAll('a')) {
    if (link.hash === `#${name}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  frame.style.width = widths[width as keyof typeof widths];
  const mail = mails.find((one) => one.name === name && one.language === language);
  text.textContent = mail ? `${mail.subject}\n\n${mail.text}` : '';
  if (mail) frame.srcdoc = inTheme(mail.html, theme === 'dark' ? 'dark' : 'light');
  else {
    frame.removeAttribute('srcdoc');
    frame.src = `/screen.html?${new URLSearchParams({ name, language, theme })}`;
  }
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), properties);
}
