import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { useEffect, useState } from 'react';
import { problemOf } from '../../../http/problem.ts';
import { type ProgressQuery, toUserListQuery } from '../../../progress/progress-query.ts';
import { useLanguage } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { useOnce } from '../../../ui/use-once.ts';
import { fetchEverybody } from '../api.ts';
import { cellsOf, csvOf } from '../whole-list.ts';
import './whole-list.css';

type User = Schema<'OrganisationUser'>;

/** The list as it is filtered and sorted, with everybody in it, on paper or as a file. */
export function WholeList({ query }: { query: ProgressQuery }) {
  const { language, text } = useLanguage();
  const { progress: words } = text;
  const client = useQueryClient();
  const [printed, setPrinted] = useState<User[]>();
  const [failed, setFailed] = useState<unknown>();
  useEffect(() => {
    if (printed) window.print();
  }, [printed]);
  const withEverybody = async (use: (everybody: User[]) => void) => {
    setFailed(undefined);
    const { page, pageSize, ...asked } = toUserListQuery(query);
    await fetchEverybody(client, asked).then(use, setFailed);
  };
  const [print, printing] = useOnce(() => withEverybody(setPrinted));
  const [save, saving] = useOnce(() =>
    withEverybody((everybody) =>
      saveFile(words.file, new Blob([csvOf(everybody, language)], { type: 'text/csv' })),
    ),
  );
  return (
    <>
      <div className="button-row">
        <Button kind="secondary" onClick={() => void print()}>
          {words.print}
        </Button>
        <Button kind="secondary" onClick={() => void save()}>
          {words.save}
        </Button>
        <span role="status" className="muted">
          {(printing || saving) && text.common.busy}
        </span>
      </div>
      {failed !== undefined && <Notice kind="warning">{text.problem(problemOf(failed))}</Notice>}
      {printed && <Paper everybody={printed} />}
    </>
  );
}

/** What the printer gets in place of the screen. */
function Paper({ everybody }: { everybody: User[] }) {
  const { language, text } = useLanguage();
  const { progress: words } = text;
  return (
    <div className="paper">
      <p>{words.listed(new Date().toISOString())}</p>
      <table>
        <thead>
          <tr>
            {Object.values(words.fileColumns).map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {everybody.map((user) => (
            <tr key={user.id}>
              {cellsOf(user, language).map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
