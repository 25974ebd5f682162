import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { RouterProvider } from 'react-router/dom';
import { Ground } from './places/ground';
import { placesRouter } from './places/router';
import { ProblemError } from './case/transport';
import { themeFor } from './places/theme';
import { useLook } from './places/look';

dayjs.locale('zh-cn');

const MOST_TRIES = 3;

/** What was refused is refused the next time as well; only what could not be answered is asked for again. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (tries, error) =>
        tries < MOST_TRIES && !(error instanceof ProblemError && (error.document.status ?? 500) < 500),
    },
  },
});

const router = placesRouter();

/** The caseworkers' desk: everything below knows who is there, the language and the look. */
export function Desk() {
  const { look } = useLook();
  return (
    <ConfigProvider locale={zhCN} theme={themeFor(look)} button={{ autoInsertSpace: false }}>
      <App>
        <Ground>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </Ground>
      </App>
    </ConfigProvider>
  );
}
