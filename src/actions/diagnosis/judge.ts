import type { Diagnosis, DiagnosisVerdict } from '../../recovery/diagnosis.ts';
import type { Sighting } from '../../recovery/signatures.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { Tested } from '../steps/test-flow.ts';
import type { Vitals } from './vitals.ts';

/** What a diagnosis makes of what it saw. */
export interface Judgement {
  verdict: DiagnosisVerdict;
  sentence: string;
  next: Diagnosis['next'];
}

/** From what was seen to a verdict and the next action with its reason. Pure. */
export function judge(
  spec: Spec,
  vitals: Vitals,
  told: Sighting[],
  messages: number,
  accused: number,
): Judgement {
  const { service, stuckOn } = vitals;
  const fell = service.needs.find((need) => !need.up);
  const lastCrash = told.findLast((s) => s.means === 'crash' || s.means === 'names-poison');
  const lastStop = told.findLast((s) => s.means === 'clean-stop');
  const crashed =
    lastCrash !== undefined && (lastStop === undefined || lastStop.record.record < lastCrash.record.record);
  const event = crashed
    ? ` Its log tells why: ${lastCrash.record.id === null ? '' : `event ${lastCrash.record.id}, `}${lastCrash.title ?? lastCrash.means}.`
    : '';

  if (fell !== undefined) {
    return {
      verdict: 'elsewhere',
      sentence: `${fell.name}, which ${spec.service.name} needs, is down.`,
      next: {
        action: 'diagnose',
        why: `start ${fell.name} first; it is never started, stopped or killed from here`,
      },
    };
  }
  if (service.state === 'down') {
    const code =
      service.exitCode === null || service.exitCode === 0
        ? ''
        : ` Its last exit code was ${service.exitCode}.`;
    const verdict = crashed || code !== '' ? 'jammed' : 'down';
    return {
      verdict,
      sentence: `${spec.service.name} is down with ${messages} messages in its spool.${event}${code}`,
      next: quarantine(accused, messages),
    };
  }
  if (vitals.respawned) {
    return {
      verdict: 'jammed',
      sentence: `${spec.service.name} falls and is started again by somebody.${event}`,
      next: { action: 'stop', why: 'a restart loop must end before anything moves' },
    };
  }
  if (service.state === 'unknown') {
    return {
      verdict: 'unclear',
      sentence: `The service manager does not say how ${spec.service.name} is: ${service.detail}`,
      next: { action: 'check', why: 'the status command must exit 0 when up and 3 when down' },
    };
  }
  const trouble = wedged(vitals, crashed);
  if (trouble !== null) {
    return {
      verdict: 'wedged',
      sentence: `${spec.service.name} runs and does not work: ${trouble}.${event}`,
      next: { action: 'stop', why: 'it will not come loose by itself; the stop ends in a kill if it must' },
    };
  }
  if (stuckOn.length > 0) {
    return {
      verdict: 'unclear',
      sentence: `${spec.service.name} is up; it held the same message open at every look, and nothing says that it is wedged.`,
      next: {
        action: 'diagnose',
        why: 'look again in a minute; if mail stands still, ask for stop with {"evenIfHealthy": true}',
      },
    };
  }
  return {
    verdict: 'healthy',
    sentence: `${spec.service.name} is up and healthy; ${messages} messages are in its spool.`,
    next: { action: 'none', why: 'nothing is wrong' },
  };
}

/** A service that looks healthy, by the registration's own test of it: a hang without any other sign shows here. */
export function judgeTest(spec: Spec, looked: Judgement, { passed, saying }: Tested): Judgement {
  if (passed) return { ...looked, sentence: `${looked.sentence} ${saying}.` };
  return {
    verdict: 'wedged',
    sentence: `${spec.service.name} is up and shows no other fault, but the test of the mail flow failed: ${saying}.`,
    next: {
      action: 'stop',
      why: 'mail does not pass; if only the test is wrong, correct the `probe` instead',
    },
  };
}

function wedged(vitals: Vitals, crashed: boolean): string | null {
  const { service, unhealthy, stuckOn } = vitals;
  if (service.state === 'changing') return 'it is neither up nor down, and accepts no control';
  if (unhealthy.length > 0) return unhealthy.join('; ');
  if (service.acceptsStop === false) return 'the Stop button is unavailable';
  if (stuckOn.length > 0 && crashed) return 'it holds the same message open and has logged an exception';
  return null;
}

function quarantine(accused: number, messages: number): Diagnosis['next'] {
  if (messages === 0)
    return {
      action: 'quarantine',
      why: 'the spool is empty: this proves whether it falls with nothing to read',
    };
  if (accused > 0)
    return {
      action: 'quarantine',
      why: `${accused} messages are named or in use: {"strategy": "suspects"} sets only those aside`,
    };
  return {
    action: 'quarantine',
    why: 'sets the spool aside and shows whether the service stays up without it',
  };
}
