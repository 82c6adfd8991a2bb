import { creditLag, observe, startLag, type LagRule } from '../rules/lag-credit.ts';

/** What is known of each connected device's network lag, measured by the server alone; a device is named by its id, or a live session's player. */
export interface Lags {
  /** A round trip of the server's own ping, milliseconds. */
  observe(device: string, roundTrip: number): void;
  /** The credit for an answer that came over this device's socket; `spend` once the answer is on disk. */
  credit(device: string, rule: LagRule | null): { lagCredit: number; lagUnsteady: boolean; spend(): void };
  forget(device: string): void;
}

const NO_CREDIT = { lagCredit: 0, lagUnsteady: false, spend: () => undefined };

export function lags(): Lags {
  const samples = new Map<string, readonly number[]>();
  const quotas = new Map<string, number>();
  return {
    observe: (device, roundTrip) => {
      const state = { samples: samples.get(device) ?? [], quota: 0 };
      samples.set(device, observe(state, roundTrip).samples);
    },
    credit: (device, rule) => {
      if (rule === null) return NO_CREDIT;
      const quota = quotas.get(device) ?? startLag(rule).quota;
      const { credit, state, unsteady } = creditLag(rule, { samples: samples.get(device) ?? [], quota });
      return { lagCredit: credit, lagUnsteady: unsteady, spend: () => void quotas.set(device, state.quota) };
    },
    forget: (device) => {
      samples.delete(device);
      quotas.delete(device);
    },
  };
}
