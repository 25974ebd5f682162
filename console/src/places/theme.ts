import { theme, type ThemeConfig } from 'antd';
import type { Shown } from './look';

/** Of the light colours each stands out against white by at least 4.5 : 1 (WCAG 2.2, 1.4.3). */
const LIGHT = {
  colorPrimary: '#0958d9',
  colorLink: '#0958d9',
  colorSuccess: '#237804',
  colorWarning: '#ad4e00',
  colorError: '#cf1322',
  colorTextDescription: 'rgba(0,0,0,.65)',
  colorTextPlaceholder: 'rgba(0,0,0,.6)',
  colorTextDisabled: 'rgba(0,0,0,.6)',
};

const CONTRAST = {
  ...LIGHT,
  colorPrimary: '#003a8c',
  colorLink: '#003a8c',
  colorText: '#000',
  colorTextSecondary: '#000',
  colorTextDescription: '#000',
  colorBorder: '#000',
  colorBorderSecondary: '#000',
};

export function themeFor(look: Shown): ThemeConfig {
  const fontFamily = "'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif";
  switch (look) {
    case 'light':
      return { token: { ...LIGHT, fontFamily } };
    case 'contrast':
      return { token: { ...CONTRAST, fontFamily, lineWidth: 2 } };
    case 'dark':
      return {
        algorithm: theme.darkAlgorithm,
        token: {
          colorPrimary: '#5b9dff',
          colorLink: '#7fb3ff',
          colorTextDescription: 'rgba(255,255,255,.7)',
          fontFamily,
        },
      };
  }
}
