import { passwordRules, unmetPasswordRules } from '@tvm/policy';
import { useEffect, useState } from 'react';
import { useText } from '../text/language.tsx';
import { Icon } from './icon.tsx';
import './password-checklist.css';

/** How long typing has to pause before the summary is announced. */
const pauseMs = 1_000;

type ChecklistProps = {
  password: string;
  repeated: string;
  /** After Doorgaan an unmet line is an error; before, it is only not there yet. */
  strict: boolean;
};

/** The manual's list, kept up to date while typing: every line says in words whether it is met. */
export function PasswordChecklist({ password, repeated, strict }: ChecklistProps) {
  const words = useText().setPassword;
  const unmet = unmetPasswordRules(password);
  const lines = [
    ...passwordRules.map((rule) => ({ rule, met: !unmet.includes(rule) })),
    { rule: 'match' as const, met: password !== '' && password === repeated },
  ];
  const summary = words.summary(lines.filter((line) => line.met).length, lines.length);
  return (
    <div className="checklist">
      <h2 id="checklist-title">{words.rulesTitle}</h2>
      <ul className="plain-list" aria-labelledby="checklist-title">
        {lines.map(({ rule, met }) => (
          <li key={rule} data-met={met} data-strict={strict}>
            <Icon name={met ? 'check' : strict ? 'cross' : 'circle'} />
            <span>
              {words.rules[rule]}
              <span className="visually-hidden">: {met ? words.met : words.unmet}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {useSettled(password === '' ? '' : summary)}
      </p>
    </div>
  );
}

/** `value` once it has stayed the same for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(waiting);
  }, [value]);
  return settled;
}
