import { theme, type ThemeConfig } from 'antd';
import type { Shown } from './look';

const FONT = "'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif";

/** Of the light colours each, also under the mouse, stands out against white and against its own ground by at least 4.5 : 1 (WCAG 2.2, 1.4.3). */
const LIGHT = {
  colorPrimary: '#0958d9',
  colorLink: '#0958d9',
  colorPrimaryHover: '#003eb3',
  colorLinkHover: '#003eb3',
  colorErrorHover: '#a8071a',
  colorSuccess: '#237804',
  colorWarning: '#ad4e00',
  colorError: '#cf1322',
  colorSuccessBg: '#f6ffed',
  colorWarningBg: '#fffbe6',
  colorErrorBg: '#fff2f0',
  colorInfoBg: '#e6f4ff',
  colorTextDescription: 'rgba(0,0,0,.65)',
  colorTextPlaceholder: 'rgba(0,0,0,.6)',
  colorTextDisabled: 'rgba(0,0,0,.6)',
};

/** Black on white, every border drawn: also for those who see no shades. */
const CONTRAST = {
  ...LIGHT,
  colorPrimary: '#003a8c',
  colorLink: '#003a8c',
  colorPrimaryHover: '#002766',
  colorLinkHover: '#002766',
  colorErrorHover: '#5c0011',
  colorSuccess: '#135200',
  colorWarning: '#612500',
  colorError: '#820014',
  colorSuccessBg: '#fff',
  colorWarningBg: '#fff',
  colorErrorBg: '#fff',
  colorInfoBg: '#fff',
  colorText: '#000',
  colorTextSecondary: '#000',
  colorTextTertiary: '#000',
  colorTextDescription: '#000',
  colorTextPlaceholder: 'rgba(0,0,0,.75)',
  colorTextDisabled: 'rgba(0,0,0,.75)',
  colorBorder: '#000',
  colorBorderSecondary: '#000',
  colorSplit: '#000',
  lineWidth: 2,
};

/** Light enough to be read on the dark paper; what is filled with them is written on in black. */
const DARK = {
  colorPrimary: '#8ab8ff',
  colorLink: '#8ab8ff',
  colorPrimaryHover: '#b5d3ff',
  colorLinkHover: '#b5d3ff',
  colorErrorHover: '#ffc2c2',
  colorSuccess: '#95de64',
  colorWarning: '#ffd666',
  colorError: '#ff9c9c',
  colorSuccessBg: '#162312',
  colorWarningBg: '#2b2111',
  colorErrorBg: '#2c1618',
  colorInfoBg: '#111a2c',
  colorTextLightSolid: '#000',
  colorTextDescription: 'rgba(255,255,255,.7)',
  colorTextPlaceholder: 'rgba(255,255,255,.6)',
  colorTextDisabled: 'rgba(255,255,255,.6)',
};

export function themeFor(look: Shown): ThemeConfig {
  switch (look) {
    case 'light':
      return { token: { ...LIGHT, fontFamily: FONT } };
    case 'contrast':
      return { token: { ...CONTRAST, fontFamily: FONT } };
    case 'dark':
      return {
        algorithm: theme.darkAlgorithm,
        token: { ...DARK, fontFamily: FONT },
        components: { Tooltip: { colorTextLightSolid: '#fff' } },
      };
  }
}
