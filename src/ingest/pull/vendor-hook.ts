import type { PullContext } from './connector';

/** A request as it came: the bytes that were signed, and the address that the vendor called. Header names are lower case. */
export type VendorRequest = {
  method: string;
  url: string; // the public one, as configured
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
  now: Date;
};

export type VendorVerdict = 'ok' | 'malformed' | 'forged' | 'stale';

/** Records that a delivery brings, for the stream of this name of the same connector. */
export type HookRecords = {
  stream: string;
  records: readonly unknown[];
  /** The last day of which every account has been reported, where the stream reports by day; absent: this delivery does not say. */
  completeTo?: string | undefined;
};

export type VendorHook = {
  /** Whether the vendor sent this, and lately. Nothing of the body is looked at before. Pure. */
  verify(request: VendorRequest): VendorVerdict;
  /** What tells this delivery from others, for a vendor that sends it again; null: it is told by its bytes. Pure. */
  deliveryId(request: Pick<VendorRequest, 'headers'> & { text: string }): string | null;
  /**
   * The records it is about. Where vendors promise no order, they are asked for as they are now: what the body says of them is not trusted.
   * @throws SourceContractError when the body is nothing the vendor documents.
   */
  read(text: string, context: PullContext): Promise<readonly HookRecords[]>;
};
