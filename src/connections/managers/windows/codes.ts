/** Errors of the service control manager, by number: "System Error Codes (1000-1299)", Microsoft. */
const meanings: Record<number, string> = {
  5: 'Windows denies access',
  1051: 'services that are running depend on it',
  1052: 'it refuses this control',
  1053: 'it did not answer in time',
  1055: 'the service database is locked',
  1056: 'it is running already',
  1058: 'it is disabled',
  1060: 'there is no such service',
  1061: 'it refuses every control in its present state',
  1062: 'it is not running',
  1067: 'its process ended unexpectedly',
  1068: 'a service that it needs did not start',
  1069: 'its account cannot log on',
  1070: 'it hung while starting',
  1072: 'it is marked for deletion',
  1115: 'Windows is shutting down',
};

export function meaning(error: number): string {
  const known = meanings[error];
  return known === undefined ? `Windows error ${error}` : `${known} (Windows error ${error})`;
}
