import { ConfigProvider, theme } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import './case.css';

/** The colours of the chosen theme as variables, for what antd has no component. */
export function CaseSkin({ children }: { readonly children: ReactNode }) {
  const { token } = theme.useToken();
  const colours = {
    '--case-text': token.colorText,
    '--case-quiet': token.colorTextSecondary,
    '--case-line': token.colorBorder,
    '--case-paper': token.colorBgContainer,
    '--case-ground': token.colorFillQuaternary,
    '--case-primary': token.colorPrimary,
    '--case-done': token.colorSuccess,
    '--case-warning': token.colorWarning,
    '--case-error': token.colorError,
  } as CSSProperties;
  return (
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <div className="case-page" style={colours}>
        {children}
      </div>
    </ConfigProvider>
  );
}
