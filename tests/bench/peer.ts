/** What a candidate of another library is asked: known without that library being installed. */
export type PeerName = 'fit' | 'minimize' | 'tuned' | 'cnn' | 'cnn-tuned';
export type Backend = 'wasm' | 'cpu';

export interface PeerQuestion {
  readonly name: PeerName;
  readonly backend: Backend;
  readonly threads: number;
  readonly count: number;
}
