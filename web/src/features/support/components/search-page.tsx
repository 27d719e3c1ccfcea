import { Link, useSearchParams } from 'react-router';
import { Address } from '../../../ui/address.tsx';
import { Busy } from '../../../ui/busy.tsx';
import { ProblemNotice } from '../../../ui/loaded.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { shortestSearch, useSearchOrganisations } from '../api.ts';
import { words } from '../text.ts';
import { DoneNotice } from './done-notice.tsx';

/** S15: find an organisation or a user. What is searched for stands in the address, so that Back comes back to it. */
export function SearchPage() {
  const [params, setParams] = useSearchParams();
  const search = params.get('search')?.trim().slice(0, 100) ?? '';
  const change = (text: string) => setParams(text === '' ? {} : { search: text }, { replace: true });
  return (
    <Page title={words.search.title} width="wide">
      <DoneNotice />
      <SearchField search={search} onSearch={change} label={words.search.label} />
      {search.length < shortestSearch ? (
        <p className="muted">{words.search.start}</p>
      ) : (
        <Results search={search} />
      )}
    </Page>
  );
}

function Results({ search }: { search: string }) {
  const found = useSearchOrganisations(search);
  if (!found.data) {
    if (!found.isError) return <Busy active />;
    return <ProblemNotice thrown={found.error} />;
  }
  const { items, more } = found.data;
  return (
    <div aria-busy={found.isPlaceholderData}>
      <p role="status">
        {items.length === 0 ? words.search.nothing(search) : words.search.found(items.length)}
      </p>
      <ul className="results plain-list">
        {items.map(({ id, name, relationNumber, userCount, users }) => (
          <li key={id}>
            <Link to={`organisations/${id}`}>{name}</Link>
            <p className="muted">
              {[relationNumber && words.search.relation(relationNumber), words.search.people(userCount)]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {users.length > 0 && (
              <ul>
                {users.map((user) => (
                  <li key={user.id}>
                    <Link to={`users/${user.id}`}>{user.fullName}</Link> <Address email={user.email} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {more && <Notice>{words.search.more}</Notice>}
    </div>
  );
}
