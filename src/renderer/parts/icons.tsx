/** Our icons: a 24-unit grid, one 1.5 stroke, round ends; drawn in the colour of the text around them. */
import type { ComponentType, ReactNode } from 'react';

export interface IconProps {
  /** Pixels; 20 unless told. */
  readonly size?: number | undefined;
}
export type Icon = ComponentType<IconProps>;

function icon(body: ReactNode, turns = false): Icon {
  return function DrawnIcon({ size = 20 }) {
    return (
      <svg
        className={turns ? 'dk-turns' : undefined}
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {body}
      </svg>
    );
  };
}
/** Most icons are one path. */
const path = (d: string, turns = false): Icon => icon(<path d={d} />, turns);

// Areas
export const SaleIcon = path(
  'M5 3.5h14v17l-2.3-1.6-2.4 1.6-2.3-1.6-2.3 1.6-2.4-1.6L5 20.5zM9 8.5h6M9 12.5h6',
);
export const ShiftIcon = path(
  'M3.5 12.5h17v7h-17zM6 12.5V8.2A1.7 1.7 0 0 1 7.7 6.5h8.6A1.7 1.7 0 0 1 18 8.2v4.3M10 16h4M9 3.5h6',
);
export const CatalogueIcon = path(
  'M3.5 8 12 3.5 20.5 8v8.3L12 20.5l-8.5-4.2zM3.5 8l8.5 4.3L20.5 8M12 12.3v8.2M7.7 5.8l8.6 4.4',
);
export const CustomerIcon = icon(
  <>
    <circle cx="12" cy="8" r="3.75" />
    <path d="M4.5 20.25c.6-4 3.6-6 7.5-6s6.9 2 7.5 6" />
  </>,
);
export const UsersIcon = icon(
  <>
    <circle cx="9" cy="8.5" r="3.25" />
    <path d="M2.75 19.5c.5-3.5 3-5.25 6.25-5.25s5.75 1.75 6.25 5.25M15.5 5.5a3.25 3.25 0 0 1 0 6M17.5 14.6c2.1.6 3.4 2.2 3.75 4.9" />
  </>,
);
export const ReportIcon = path('M4 20.25h16M6.5 16.5v-4M11 16.5v-9M15.5 16.5v-6M20 16.5V5');
export const AuditIcon = icon(
  <>
    <path d="M12 3.25 19.5 6v5.6c0 4.3-3 7.6-7.5 9.15-4.5-1.55-7.5-4.85-7.5-9.15V6z" />
    <path d="m8.75 12 2.35 2.35 4.3-4.6" />
  </>,
);
export const SettingIcon = path('M4 7.5h9M17.5 7.5H20M4 16.5h2.5M11 16.5h9M15.25 5.25v4.5M8.75 14.25v4.5');
export const ScaleIcon = path(
  'M4 4.75h16M12 4.75V8.5M6.6 8.5h10.8l2.1 11.75h-15zM8.75 16.25a3.25 3.25 0 0 1 6.5 0M12 16.25l1.5-1.9',
);
export const PrinterIcon = path(
  'M7.5 8.5v-5h9v5M7.5 17H5.2a1.7 1.7 0 0 1-1.7-1.7v-5.1a1.7 1.7 0 0 1 1.7-1.7h13.6a1.7 1.7 0 0 1 1.7 1.7v5.1a1.7 1.7 0 0 1-1.7 1.7h-2.3M7.5 14h9v6.5h-9zM16.75 11.25h.5',
);
export const KitchenIcon = path(
  'M5 10.5h14v6.3a3.2 3.2 0 0 1-3.2 3.2H8.2A3.2 3.2 0 0 1 5 16.8zM2.75 12.5H5M19 12.5h2.25M9.5 7.5c0-1.6 1.2-1.6 1.2-3.5M13.8 7.5c0-1.6 1.2-1.6 1.2-3.5',
);
export const LabelScaleIcon = path('M4 4h16M12 4v3M7 7h10l2 8.5H5zM8.5 15.5v5h7v-5M10.5 18h3M10 11.5h4');
export const PlugIcon = path('M9 3.5V8M15 3.5V8M6.5 8h11v3.5a5.5 5.5 0 0 1-11 0zM12 17v3.5');
export const DrawerIcon = path('M3.5 13.5h17v6.5h-17zM5.5 13.5l1.6-8h9.8l1.6 8M10 16.75h4');
export const BranchIcon = path(
  'M4 10.5v9.75h16V10.5M3.5 8.25 5.25 3.75h13.5l1.75 4.5c0 1.3-1 2.25-2.15 2.25s-2.1-.95-2.1-2.25c0 1.3-1 2.25-2.1 2.25S12 9.55 12 8.25c0 1.3-1 2.25-2.15 2.25s-2.1-.95-2.1-2.25c0 1.3-1 2.25-2.1 2.25S3.5 9.55 3.5 8.25M9.75 20.25v-5.5h4.5v5.5',
);
export const HeadquartersIcon = path(
  'M4.5 20.25V6.5l7.5-3 7.5 3v13.75M3 20.25h18M9.5 20.25v-4.5h5v4.5M8.5 8.75h.01M12 8.75h.01M15.5 8.75h.01M8.5 12h.01M12 12h.01M15.5 12h.01',
);
export const WindowIcon = path('M3.5 4.5h17v11.5h-17zM3.5 8h17M9 20h6M12 16v4');
export const TillIcon = path('M4 4.5h16v10.5H4zM9 19.5h6M12 15v4.5M7.5 8.25h4M7.5 11.25h2.5');

// Acts
export const SearchIcon = icon(
  <>
    <circle cx="10.75" cy="10.75" r="6.25" />
    <path d="m15.5 15.5 4.75 4.75" />
  </>,
);
export const PlusIcon = path('M12 5v14M5 12h14');
export const MinusIcon = path('M5 12h14');
export const CloseIcon = path('m6 6 12 12M18 6 6 18');
export const CheckIcon = path('m5 12.5 4.5 4.5L19 7');
export const ForwardIcon = path('m9.5 5.5 6.5 6.5-6.5 6.5', true);
export const BackIcon = path('M14.5 5.5 8 12l6.5 6.5', true);
export const UpIcon = path('M5.5 14.5 12 8l6.5 6.5');
export const DownIcon = path('M5.5 9.5 12 16l6.5-6.5');
export const BackspaceIcon = path(
  'M8.5 5.5h10.8a1.7 1.7 0 0 1 1.7 1.7v9.6a1.7 1.7 0 0 1-1.7 1.7H8.5L3 12zM11.5 9.5l5 5M16.5 9.5l-5 5',
);
export const TrashIcon = path('M4.5 6.5h15M9.5 6.5v-3h5v3M6.5 6.5l.9 14h9.2l.9-14M10.25 10.5v6M13.75 10.5v6');
export const EditIcon = path(
  'm4 20 .9-4.1L16.2 4.6a1.8 1.8 0 0 1 2.55 0l.65.65a1.8 1.8 0 0 1 0 2.55L8.1 19.1zM14 6.8l3.2 3.2',
);
export const CopyIcon = path('M8.5 8.5h11.75v11.75H8.5zM15.5 8.5V3.75H3.75V15.5H8.5');
export const ColumnsIcon = path('M4 5h16v14H4zM9.5 5v14M14.5 5v14');
export const UndoIcon = path('M8.5 4.5 4.5 8.5l4 4M5 8.5h9a5.5 5.5 0 0 1 0 11H8.5', true);
export const RedoIcon = path('m15.5 4.5 4 4-4 4M19 8.5h-9a5.5 5.5 0 0 0 0 11h5.5', true);
export const RefreshIcon = path('M19.5 12a7.5 7.5 0 1 1-2.3-5.4l2.3 2.2M19.5 4.25V8.8H15');
export const DownloadIcon = path('M12 4v11M7.25 10.75 12 15.5l4.75-4.75M4.5 20h15');
export const UploadIcon = path('M12 15.5v-11M7.25 9 12 4.25 16.75 9M4.5 20h15');
export const ImageIcon = icon(
  <>
    <path d="M3.75 5h16.5v14H3.75zM4 16.5l5-5 4 4 2.75-2.75 4.25 4" />
    <circle cx="15.75" cy="9.25" r="1.25" />
  </>,
);
export const DragIcon = path('M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01');
export const EyeIcon = icon(
  <>
    <path d="M2.75 12c2.2-4 5.3-6 9.25-6s7.05 2 9.25 6c-2.2 4-5.3 6-9.25 6s-7.05-2-9.25-6z" />
    <circle cx="12" cy="12" r="2.75" />
  </>,
);
export const LinkOutIcon = path('M13.5 4.5h6v6M19.5 4.5l-8.75 8.75M10 6H5v13h13v-5', true);

// Sale
export const ParkIcon = path('M8 5v14M16 5v14');
export const ResumeIcon = path('M8 5.5v13l10.5-6.5z', true);
export const CashIcon = icon(
  <>
    <path d="M2.75 6.5h18.5v11H2.75zM5.75 9.5v5M18.25 9.5v5" />
    <circle cx="12" cy="12" r="2.5" />
  </>,
);
export const CoinsIcon = icon(
  <>
    <ellipse cx="9" cy="7" rx="5.25" ry="2.75" />
    <path d="M3.75 7v4c0 1.5 2.35 2.75 5.25 2.75M3.75 11v4c0 1.5 2.35 2.75 5.25 2.75M14.25 7v2.5" />
    <ellipse cx="15" cy="13" rx="5.25" ry="2.75" />
    <path d="M9.75 13v4.25c0 1.5 2.35 2.75 5.25 2.75s5.25-1.25 5.25-2.75V13" />
  </>,
);
export const CardIcon = path('M3 5.75h18v12.5H3zM3 10h18M6.5 14.5h4');
export const BankIcon = path(
  'M3.75 9.25 12 4l8.25 5.25zM5.75 9.5v7M10 9.5v7M14 9.5v7M18.25 9.5v7M3.75 19.75h16.5M4.75 16.75h14.5',
);
export const QrIcon = path(
  'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM17.5 17.5H20V20h-2.5zM20 14h-.01M14 20h.01M7 7h.01M17 7h.01M7 17h.01',
);
export const ChequeIcon = path(
  'M3 6.5h18v11H3zM6 10.5h6M6 14h3.5M13.5 14.25c.8-1.6 1.6-1.6 2 0s1.2.9 2.5-.75',
);
export const AccountIcon = path('M5 3.75h11.5l2.5 2.5v14H5zM8.5 8.5h5M8.5 12h7M8.5 15.5h7');
export const CalendarIcon = path('M4 6h16v14H4zM4 10.25h16M8.25 3.75v4M15.75 3.75v4');
export const RefundIcon = path(
  'M5 20.5v-17h14v17l-2.3-1.6-2.4 1.6-2.3-1.6-2.3 1.6-2.4-1.6zM11 7.5l-2.5 2.5 2.5 2.5M8.75 10h4a2.25 2.25 0 0 1 0 4.5H11',
  true,
);
export const PercentIcon = icon(
  <>
    <path d="M18 6 6 18" />
    <circle cx="7.5" cy="7.5" r="2.5" />
    <circle cx="16.5" cy="16.5" r="2.5" />
  </>,
);
export const TagIcon = path('M3.75 3.75h8L20.5 12.5l-8 8-8.75-8.75zM8 8h.01');
export const BarcodeIcon = path('M4 6v12M7 6v12M10 6v9M13 6v12M16 6v9M20 6v12M10 18h.01M16 18h.01');
export const NoteIcon = path('M5 4h14v10.5L13.5 20H5zM19 14.5h-5.5V20M8.5 8.5h7M8.5 12h4');
export const StarIcon = path(
  'm12 3.75 2.5 5.3 5.75.75-4.2 4 1.05 5.7L12 16.7l-5.1 2.8 1.05-5.7-4.2-4 5.75-.75z',
);
/** A receipt of before: for lists of past sales. */
export const ReceiptIcon = icon(
  <>
    <path d="M19 10.5v-7H5v17l2.3-1.6 2.4 1.6 1-.7M9 8h6M9 12h2" />
    <circle cx="17" cy="17" r="3.75" />
    <path d="M17 15v2l1.25.9" />
  </>,
);
export const KeypadIcon = icon(
  <path
    strokeWidth={2.5}
    d="M6.5 5h.01M12 5h.01M17.5 5h.01M6.5 10h.01M12 10h.01M17.5 10h.01M6.5 15h.01M12 15h.01M17.5 15h.01M12 20h.01"
  />,
);

// States and the frame
export const ClockIcon = icon(
  <>
    <circle cx="12" cy="12" r="8.25" />
    <path d="M12 7.5V12l3 2" />
  </>,
);
export const LockIcon = path('M5.5 10.75h13v9.5h-13zM8.25 10.75V7.5a3.75 3.75 0 0 1 7.5 0v3.25M12 14.5v2');
export const KeyIcon = icon(
  <>
    <circle cx="8" cy="15.5" r="4" />
    <path d="m11 12.5 8.5-8.5M16 7.5l3 3M13.5 10l1.75 1.75" />
  </>,
);
export const KeyboardIcon = path(
  'M2.75 6.5h18.5v11H2.75zM6.5 10h.01M10 10h.01M13.5 10h.01M17.25 10h.01M7.5 14h9',
);
export const SoundIcon = path(
  'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9.25a4 4 0 0 1 0 5.5M18 6.75a7.5 7.5 0 0 1 0 10.5',
);
export const WarningIcon = path('M12 4 21 19.75H3zM12 10v4.25M12 17h.01');
export const InfoIcon = icon(
  <>
    <circle cx="12" cy="12" r="8.25" />
    <path d="M12 11v5M12 8h.01" />
  </>,
);
export const OfflineIcon = path(
  'M4 4.5 19.5 20M8.5 8.9A10.5 10.5 0 0 0 3.5 11M11.5 6.6c3.4-.2 6.6 1 9 3.4M7 14.5a7 7 0 0 1 5-2M16 14c.4.2.7.5 1 .8M12 18.5h.01',
);
export const SignOutIcon = path('M14 4H5v16h9M10 12h10.5M17 8.25 20.75 12 17 15.75', true);
export const BackupIcon = icon(
  <>
    <ellipse cx="12" cy="6" rx="7.5" ry="2.75" />
    <path d="M4.5 6v6c0 1.5 3.35 2.75 7.5 2.75s7.5-1.25 7.5-2.75V6M4.5 12v6c0 1.5 3.35 2.75 7.5 2.75s7.5-1.25 7.5-2.75v-6" />
  </>,
);
