/**
 * For Outlook on Windows, which renders with Word: it knows no `max-width`, and takes Times New Roman where it doesn't know the
 * first font. All other programs read a comment. React writes none, so it is put into the head afterwards.
 */
export const OUTLOOK_HEAD =
  '<!--[if mso]><style>.card { width: 600px; } body, table, td, p, h1, a { font-family: "Segoe UI", Arial, sans-serif; }</style><![endif]-->';
