/** A person of the demo. Whoever `isEnrolled` has an active authenticator. */
export interface DemoPerson {
  email: string;
  role: 'main_user' | 'sub_user' | 'employee';
  /** Of an employee: what the support console lets them do. */
  employeeRole?: 'support' | 'support_lead' | 'auditor';
  title?: 'heer' | 'mevrouw';
  firstName: string;
  namePrefix?: string;
  surname: string;
  isEnrolled?: boolean;
}

export interface DemoOrganisation {
  name: string;
  relationNumber: string;
  isActivated: boolean;
  people: DemoPerson[];
}

/** By which the demo's client knows a person: `USR-joost` is joost@tvm.test. */
export const externalIdOf = ({ email }: DemoPerson): string => `USR-${email.split('@')[0]}`;

const subUser = (number: number): DemoPerson => ({
  email: `gewonesub${number}@tvm.test`,
  role: 'sub_user',
  firstName: 'Gewone',
  surname: `sub ${number}`,
});

/** The manual's organisation comes first: exactly the four people of its table. */
export const demoOrganisations: DemoOrganisation[] = [
  {
    name: 'Voorbeeld Transport',
    relationNumber: '100001',
    isActivated: false,
    people: [
      subUser(31),
      {
        email: 'joost@tvm.test',
        role: 'main_user',
        firstName: 'Jonnie',
        namePrefix: 'van',
        surname: 'Joosten',
      },
      { email: 'supersub41@tvm.test', role: 'sub_user', firstName: 'Super', surname: 'sub 41' },
      { email: 'test@tvm.test', role: 'sub_user', firstName: 'Test', namePrefix: 'test', surname: 'Test' },
    ],
  },
  {
    name: 'Voorbeeld Logistiek',
    relationNumber: '100002',
    isActivated: false,
    people: [
      {
        email: 'accounthouder@tvm.test',
        role: 'main_user',
        title: 'heer',
        firstName: '',
        surname: 'Wientjes',
      },
      ...Array.from({ length: 24 }, (_, index) => subUser(101 + index)),
    ],
  },
  {
    name: 'Voorbeeld Expeditie',
    relationNumber: '100003',
    isActivated: true,
    people: [
      {
        email: 'supersub51@tvm.test',
        role: 'main_user',
        firstName: 'Super',
        surname: 'sub 51',
        isEnrolled: true,
      },
      { ...subUser(52), isEnrolled: true },
      subUser(53),
    ],
  },
];

/** Two, because a reversal takes two; the second one leads. */
export const demoEmployees: DemoPerson[] = (['support', 'support_lead'] as const).map(
  (employeeRole, index) => ({
    email: `medewerker${index + 1}@tvm.test`,
    role: 'employee',
    employeeRole,
    firstName: 'Medewerker',
    surname: `${index + 1}`,
    isEnrolled: true,
  }),
);

export const everybody: DemoPerson[] = [
  ...demoOrganisations.flatMap(({ people }) => people),
  ...demoEmployees,
];
