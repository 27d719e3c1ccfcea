/** Text with its tags taken out and its entities decoded, as far as our texts use them. */
const textOfTags = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

/** The preview for lists of mails: its words, then blanks. */
const hidden = /<div[^>]*display:none[^>]*>(.*?)<\/div>/s;

export const previewOf = (html: string) =>
  textOfTags(hidden.exec(html)?.[1] ?? '').replace(/[\u200c\s]+$/, '');

/** What a person reads of a mail: no head, no hidden preview. */
export const visible = (html: string) =>
  textOfTags(
    html
      .replace(/^.*<\/head>/s, '')
      .replace(/<!--.*?-->/gs, '')
      .replace(hidden, ''),
  );

/** The tags alone, with their attributes: what an input must not be able to change. */
export const tagsOf = (html: string) => html.match(/<[^>]*>/g) ?? [];

/** The attributes of all tags, without values. */
export const attributesOf = (html: string) =>
  tagsOf(html)
    .join(' ')
    .replace(/="[^"]*"/g, '=');
