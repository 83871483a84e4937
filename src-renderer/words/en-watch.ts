/** English words of what the program does on its own about a PC that nobody may be sitting at. */
export const enWatch = {
  locksIn: 'This PC locks in',
  goOn: 'Press any key or move the mouse to go on.',
  saved: 'What you typed is saved, and you find your place again.',
  said: (seconds: number) => `This PC locks in ${seconds} seconds.`,
  ages: {
    'proof-age': (time: string) => `In ${time} this PC locks, and your password or PIN opens it again.`,
    'session-age': (time: string) => `In ${time} this session ends, and you sign in again with a code.`,
  },
  ageNext: 'Everything is saved as you type.',
  hidden: 'Names, birth dates and IDs are hidden',
  show: 'Show',
  noPrinting: 'Printing is off on this PC',
  noExporting: 'Saving files is off on this PC',
  hide: 'Hide names (F8)',
};
