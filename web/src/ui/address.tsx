/** An e-mail address that, where it doesn't fit, goes on at its @ or at a dot of its domain, and not in the middle of a word. */
export function Address({ email }: { email: string }) {
  return email.split(/(?=@)|(?<=@.*)(?=\.)/).map((part, index) => (
    <span key={`${index}${part}`}>
      {index > 0 && <wbr />}
      {part}
    </span>
  ));
}
