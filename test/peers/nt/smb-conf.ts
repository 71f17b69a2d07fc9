import { userInfo } from 'node:os';

/** What the server offers at most. */
export type Newest = 'NT1' | 'SMB3';

/** What a server speaks and whom it lets in. */
export interface Manners {
  newest: Newest;
  oldest: 'NT1' | 'SMB2';
  /** Whether whoever it does not know is let in as a guest. */
  guests: boolean;
}

/** One Samba that is a Windows server and nothing else of this machine: all that it has lies in the folder. */
export function smbConf(folder: string, port: number, { newest, oldest, guests }: Manners): string {
  const me = userInfo().username;
  return `[global]
  workgroup = PEERS
  netbios name = NTPEER
  server role = standalone
  interfaces = 127.0.0.1/8
  bind interfaces only = yes
  smb ports = ${port}
  disable netbios = yes
  server min protocol = ${oldest === 'NT1' ? 'NT1' : 'SMB2_02'}
  server max protocol = ${newest}
  ntlm auth = ${newest === 'NT1' ? 'yes' : 'ntlmv2-only'}
  passdb backend = tdbsam:${folder}/private/passdb.tdb
  username map = ${folder}/users.map
  admin users = ${me}
  map to guest = ${guests ? 'Bad User' : 'Never'}
  guest account = ${me}
  private dir = ${folder}/private
  lock directory = ${folder}/lock
  state directory = ${folder}/state
  cache directory = ${folder}/cache
  pid directory = ${folder}/run
  ncalrpc dir = ${folder}/ncalrpc
  log file = ${folder}/log/smbd
  max log size = 0
  load printers = no
  printcap name = /dev/null
  disable spoolss = yes
  # We start the programs for MS-RPC ourselves: started by smbd they would take ports that all peers share.
  rpc start on demand helpers = no
  eventlog list = Application System
  # With "yes" every opening of a file is a sharing violation in 4.17.
  kernel share modes = no
  oplocks = no
  strict rename = yes
  # A share of Windows has no links, and folds upper and lower case at no cost; Samba would list the folder each time.
  follow symlinks = no
  case sensitive = yes
  # What is made through SMB keeps its time of creation then, as on NTFS; of other files Samba makes one up.
  store dos attributes = yes
[D$]
  path = ${folder}/drive
  read only = no
  guest ok = ${guests ? 'yes' : 'no'}
[spool]
  path = ${folder}/drive/exchsrvr
  read only = no
  guest ok = ${guests ? 'yes' : 'no'}
[closed]
  path = ${folder}/drive
  read only = no
  invalid users = ${me}
`;
}
