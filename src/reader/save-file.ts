/** Hands the reader a file: a link to bytes in memory, pressed once and let go. */
export function saveFile(name: string, content: Uint8Array | string): void {
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the browser has begun to read by then; at once would be too early in some
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
