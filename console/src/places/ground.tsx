import { theme } from 'antd';
import { useLayoutEffect, type ReactNode } from 'react';

/** The colours of the chosen look as variables of the page, for what antd has no component. */
export function Ground({ children }: { readonly children: ReactNode }) {
  const { token } = theme.useToken();
  useLayoutEffect(() => {
    const colours = {
      '--case-text': token.colorText,
      '--case-quiet': token.colorTextDescription,
      '--case-line': token.colorBorder,
      '--case-paper': token.colorBgContainer,
      '--case-ground': token.colorFillQuaternary,
      '--case-primary': token.colorPrimary,
      '--case-done': token.colorSuccess,
      '--case-warning': token.colorWarning,
      '--case-error': token.colorError,
    };
    for (const [name, colour] of Object.entries(colours)) document.documentElement.style.setProperty(name, colour);
  }, [token]);
  return <>{children}</>;
}
