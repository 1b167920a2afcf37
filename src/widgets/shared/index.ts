/** What widgets are built from. */
export { Button } from '../../kit/Button.tsx';
export { Choice } from '../../kit/Choice.tsx';
export { DataTable, type Table } from '../../kit/DataTable.tsx';
export { HowList } from '../../kit/HowList.tsx';
export { NumberField } from '../../kit/NumberField.tsx';
export { fixed, grouped, parseNumber, percent, plain } from '../../kit/numbers.ts';
export { DigitImage, SignedImage } from '../../kit/Pixels.tsx';
export { PlayControls } from '../../kit/PlayControls.tsx';
export { SignedScale } from '../../kit/SignedScale.tsx';
export { StillPixels as StillInk } from '../../kit/StillPixels.tsx';
export { Toggle } from '../../kit/Toggle.tsx';
export { useCalm } from '../../kit/use-calm.ts';
export { useFrames } from './use-frames.ts';
export { WidgetFrame } from './WidgetFrame.tsx';
