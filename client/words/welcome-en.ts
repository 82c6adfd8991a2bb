import type { welcomeVi } from './welcome-vi.ts';

export const welcomeEn = {
  title: 'The first organiser’s account',
  text: 'This link works once. Whoever holds the account organises the contest on this server.',
  name: 'Full name',
  nameHint: 'As in the decision that set up the organising board',
  account: 'Account name',
  accountHint: 'At least 3 characters, for example an office mail address; upper and lower case are the same',
  password: 'Password',
  passwordHint: 'At least 12 characters. A long sentence is better than a difficult word.',
  again: 'Password once more',
  show: 'Show the password',
  make: 'Make the account',
  making: 'Making…',
  summary: 'Please correct',
  errors: {
    name: 'The name needs 2 to 80 characters.',
    account: 'The account name needs 3 to 60 characters.',
    password: 'The password needs 12 to 200 characters.',
    again: 'The two passwords differ.',
  },
  refused: 'Not made',
  used: 'This link was used or replaced by a newer one. Starting the server with “npm start -- --empty” prints a new link as long as there is no account.',
  noToken: 'The address lacks its token. Open the link exactly as the server printed it.',
  done: 'The account is made',
  doneText: (account) => `The account ${account} is stored. Keep the password safe: nobody can read it back.`,
  next: 'What comes next',
  steps: [
    'The organisers’ desk will have a sign-in page of its own, for this account.',
    'For now the contest is run by command on the server’s machine. This prints all that can be done:',
  ],
  command: 'npm run organiser -- --help',
} satisfies typeof welcomeVi;
