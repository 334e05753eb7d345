/** Ink on paper: warm greys and one deep teal. Our own parts use the `--dk-*` names of theme.css. */
import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  Notification,
  Popover,
  Radio,
  rem,
  SegmentedControl,
  Select,
  Switch,
  Tabs,
  Tooltip,
} from '@mantine/core';

/** Paper to ink, a little warm. */
const gray: MantineColorsTuple = [
  '#faf8f4',
  '#f3f0ea',
  '#e8e4db',
  '#dad5ca',
  '#c3bcaf',
  '#9d9688',
  '#777165',
  '#5c574d',
  '#3a362f',
  '#211e19',
];
/** Ink-blue, for the dark. */
const dark: MantineColorsTuple = [
  '#ece9e2',
  '#c6cbd2',
  '#9ba6b3',
  '#5f6d7f',
  '#35465b',
  '#27374a',
  '#1b2736',
  '#131c28',
  '#0e151f',
  '#090e15',
];
const teal: MantineColorsTuple = [
  '#e9f3f2',
  '#d0e5e3',
  '#a4cfcb',
  '#74b6b0',
  '#459c95',
  '#24837d',
  '#136c68',
  '#0b5a57',
  '#084846',
  '#063634',
];
const amber: MantineColorsTuple = [
  '#fdf5e4',
  '#fae8c2',
  '#f4d28b',
  '#ebb851',
  '#de9e25',
  '#c5860f',
  '#a26b08',
  '#825407',
  '#644108',
  '#472e06',
];
const red: MantineColorsTuple = [
  '#fcefec',
  '#f8dad4',
  '#efb3a9',
  '#e48878',
  '#d65f4d',
  '#c4412f',
  '#a93022',
  '#8c251a',
  '#6e1d15',
  '#501510',
];
const green: MantineColorsTuple = [
  '#eef5ec',
  '#d8e9d4',
  '#b1d3aa',
  '#87ba7e',
  '#5f9f57',
  '#44863e',
  '#316c2d',
  '#255523',
  '#1c401b',
  '#132c13',
];

const fontFamily = '"Dukkan Hyphen", "Inter Variable", "Vazirmatn Variable", system-ui, sans-serif';
/** A target a finger can hit; theme.css makes it larger for coarse pointers. */
const control = 'var(--dk-control)';

export const theme = createTheme({
  fontFamily,
  fontFamilyMonospace: fontFamily,
  colors: { gray, dark, teal, amber, red, green },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 5 },
  black: '#211e19',
  white: '#ffffff',
  autoContrast: false,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  defaultRadius: 'md',
  radius: { xs: rem(4), sm: rem(6), md: rem(8), lg: rem(8), xl: rem(12) },
  spacing: { xs: rem(4), sm: rem(8), md: rem(16), lg: rem(24), xl: rem(32) },
  fontSizes: { xs: rem(13), sm: rem(15), md: rem(15), lg: rem(18), xl: rem(24) },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.25' },
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  headings: {
    fontFamily,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(24), lineHeight: '1.25' },
      h2: { fontSize: rem(18), lineHeight: '1.35' },
      h3: { fontSize: rem(15), lineHeight: '1.4' },
      h4: { fontSize: rem(15), lineHeight: '1.4' },
      h5: { fontSize: rem(13), lineHeight: '1.4' },
      h6: { fontSize: rem(13), lineHeight: '1.4' },
    },
  },
  components: {
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: () => ({ root: { '--ai-size': control } }),
    }),
    Badge: Badge.extend({ defaultProps: { tt: 'none', variant: 'light', radius: 'xs', fw: 500 } }),
    Button: Button.extend({ vars: () => ({ root: { '--button-height': control } }) }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'md', radius: 'xs' } }),
    Input: Input.extend({ vars: () => ({ wrapper: { '--input-height': control }, input: {} }) }),
    // What a field is for stands below it, so that fields side by side stand on one line.
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    }),
    Menu: Menu.extend({ defaultProps: { transitionProps: { duration: 120 } } }),
    Modal: Modal.extend({ defaultProps: { centered: true, transitionProps: { duration: 120 } } }),
    Notification: Notification.extend({ defaultProps: { radius: 'md', withBorder: true } }),
    Popover: Popover.extend({ defaultProps: { transitionProps: { duration: 120 } } }),
    Radio: Radio.extend({ defaultProps: { size: 'md' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { transitionDuration: 120 } }),
    Select: Select.extend({ defaultProps: { checkIconPosition: 'right', allowDeselect: false } }),
    Switch: Switch.extend({ defaultProps: { size: 'md', withThumbIndicator: false } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 120 } } }),
  },
});

/** Tinted grounds of badges, light buttons and alerts. */
const tint = (color: string, name: string) => ({
  [`--mantine-color-${color}-light`]: `var(--dk-${name}-tint)`,
  [`--mantine-color-${color}-light-hover`]: `var(--dk-${name}-tint)`,
  [`--mantine-color-${color}-light-color`]: `var(--dk-${name})`,
});

/** The few Mantine colours that must speak our greys. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    ...tint('teal', 'accent'),
    ...tint('amber', 'amber'),
    ...tint('red', 'red'),
    ...tint('green', 'green'),
    '--mantine-color-gray-light': 'var(--dk-sunken)',
    '--mantine-color-gray-light-hover': 'var(--dk-line)',
    '--mantine-color-gray-light-color': 'var(--dk-muted)',
  },
  light: {
    '--mantine-color-body': 'var(--dk-paper)',
    '--mantine-color-text': 'var(--dk-ink)',
    '--mantine-color-dimmed': 'var(--dk-muted)',
    '--mantine-color-placeholder': 'var(--dk-faint)',
    '--mantine-color-default': 'var(--dk-surface)',
    '--mantine-color-default-hover': 'var(--dk-sunken)',
    '--mantine-color-default-color': 'var(--dk-ink)',
    '--mantine-color-default-border': 'var(--dk-line-strong)',
    '--mantine-color-anchor': 'var(--dk-accent)',
    '--mantine-color-error': 'var(--dk-red)',
  },
  dark: {
    '--mantine-color-body': 'var(--dk-paper)',
    '--mantine-color-text': 'var(--dk-ink)',
    '--mantine-color-dimmed': 'var(--dk-muted)',
    '--mantine-color-placeholder': 'var(--dk-faint)',
    '--mantine-color-default': 'var(--dk-surface)',
    '--mantine-color-default-hover': 'var(--dk-raised)',
    '--mantine-color-default-color': 'var(--dk-ink)',
    '--mantine-color-default-border': 'var(--dk-line-strong)',
    '--mantine-color-anchor': 'var(--dk-accent)',
    '--mantine-color-error': 'var(--dk-red)',
  },
});

/** Colours a shop may give a category or a favourite: stored by name, drawn by `var(--dk-hue-<name>)`. */
export const hues = [
  'slate',
  'clay',
  'ochre',
  'olive',
  'moss',
  'teal',
  'sky',
  'indigo',
  'plum',
  'rose',
] as const;
export type Hue = (typeof hues)[number];
export const isHue = (value: string | null | undefined): value is Hue => hues.some((hue) => hue === value);
export const hueVar = (hue: string | null | undefined): string =>
  isHue(hue) ? `var(--dk-hue-${hue})` : 'var(--dk-line-strong)';
