/** What widgets are built from. */
export { Button } from './Button.tsx';
export { Choice } from './Choice.tsx';
export { DataTable, type Table } from './DataTable.tsx';
export { HowList } from './HowList.tsx';
export { NumberField } from './NumberField.tsx';
export { fixed, grouped, parseNumber, percent, plain } from './numbers.ts';
export { DigitImage, SignedImage } from './Pixels.tsx';
export { PlayControls } from './PlayControls.tsx';
export { PlotFigure, type PlotLibrary, type PlotOptions } from './PlotFigure.tsx';
export { SignedScale } from './SignedScale.tsx';
export { StillInk } from './StillInk.tsx';
export { Toggle } from './Toggle.tsx';
export { useCalm } from './use-calm.ts';
export { useFrames } from './use-frames.ts';
export { WidgetFrame } from './WidgetFrame.tsx';
