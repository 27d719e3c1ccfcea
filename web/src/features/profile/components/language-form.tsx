import { useState } from 'react';
import type { Language } from '../../../text/catalogue.ts';
import { useLanguage } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choices } from '../../../ui/choices.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useSetLanguage } from '../api.ts';

const languages = ['nl', 'en'] as const;

/** The language of mails and screens, kept with the account. */
export function LanguageForm({ stored }: { stored: Language }) {
  const { text, choose } = useLanguage();
  const { security: words } = text;
  const setLanguage = useSetLanguage();
  // Nothing chosen here: what is stored, also when the frame's switch changes it.
  const [chosen, setChosen] = useState<Language>();
  const [saved, setSaved] = useState(false);
  const language = chosen ?? stored;
  const form = useForm({
    send: () => setLanguage.mutateAsync({ language }),
    done: () => {
      choose(language);
      setChosen(undefined);
      setSaved(true);
    },
    refused: () => setSaved(false),
  });
  return (
    <Form form={form}>
      <Choices
        name="language"
        legend={words.languageQuestion}
        options={languages.map((value) => ({ value, label: words.languages[value] }))}
        chosen={language}
        onChoose={(value) => {
          setChosen(value);
          setSaved(false);
        }}
      />
      <div role="status">{saved && <Notice kind="success">{words.languageSaved}</Notice>}</div>
      <Button kind="secondary">{words.languageSave}</Button>
    </Form>
  );
}
