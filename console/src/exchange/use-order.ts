import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { ProblemError, request } from '../case/transport';

/** What a refusal or a fault says, in one line with its way out. */
export function problemLine(error: unknown): string {
  if (!(error instanceof ProblemError)) return '网络或者服务器暂时不可用，请稍后再试';
  const { fields = [], refusals = [] } = error.document;
  const said = [
    ...refusals.map(({ reason, remedy }) => `${reason}。${remedy}`),
    ...fields.map(({ message, hint }) => (hint ? `${message}：${hint}` : message)),
  ];
  return said.join('；') || error.message;
}

/** Gives an order once, says how it was answered, and reads the lists again that it concerns. */
export function useOrder(...lists: readonly string[]) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const give = async <Answer>(path: string, body: unknown, done: string): Promise<Answer | undefined> => {
    setBusy(true);
    try {
      const answer = await request<Answer>(path, { body, headers: { 'Idempotency-Key': crypto.randomUUID() } });
      if (done) void message.success(done);
      await Promise.all(lists.map((list) => queries.invalidateQueries({ queryKey: [list] })));
      return answer;
    } catch (error) {
      void message.error(problemLine(error), 8);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, give };
}
