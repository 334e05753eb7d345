/** The counter's entry: listens to keys and scanners before anything is drawn, then draws; or a customer's display. */
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/vazirmatn/wght.css';
import './app/theme.css';
import { createRoot } from 'react-dom/client';
import { must } from '../domain/kit/result.ts';
import { App, dressPage } from './app/app.tsx';
import { areas } from './app/areas.ts';
import { installHotkeys } from './app/hotkeys.ts';
import { usePreferences } from './app/preferences.ts';
import { installScanCapture } from './app/scan-capture.ts';
import { scans } from './app/scan-queue.ts';
import { DisplayWindow } from './areas/device/display/display-window.tsx';
import { isDisplay, takePass } from './areas/device/display/pass.ts';

const root = createRoot(must(document.getElementById('root'), 'index.html has a root'));
dressPage(usePreferences.getState());
if (isDisplay()) {
  root.render(<DisplayWindow pass={takePass()} />);
} else {
  installScanCapture(window, (code, at) => scans.push({ code, at }));
  installHotkeys(window);
  root.render(<App areas={areas} />);
}
