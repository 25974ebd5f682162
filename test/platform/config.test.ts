import { readConfig } from '../../shared/platform/config';

const DATABASE_URL = 'postgres://yuhe:secret@127.0.0.1:5432/yuhe';

test('a database is all that must be named', () => {
  expect(readConfig({ DATABASE_URL })).toMatchObject({ TASK_QUEUE: 'yuhe', API_PORT: 3000, TRAINING: false });
});

test('an empty variable is as good as none', () => {
  expect(readConfig({ DATABASE_URL, SMTP_URL: '', API_PORT: '' })).toMatchObject({ API_PORT: 3000 });
});

test('every fault is named at once', () => {
  const reading = (): unknown => readConfig({ API_PORT: '99999', COURT_URL: 'ftp://court', TRAINING: 'perhaps' });
  expect(reading).toThrow(/DATABASE_URL[^]*API_PORT[^]*COURT_URL[^]*TRAINING/);
});
