/** What the system's notices and the taskbar say; main shows them. They never say about whom. */
export const enNotices = {
  answers: (count: number) => (count === 1 ? '1 request needs an answer' : `${count} requests need an answer`),
  messages: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
  unsent: (count: number) => (count === 1 ? '1 request could not be sent' : `${count} requests could not be sent`),
  replies: (count: number) => (count === 1 ? '1 answer to a message could not be sent' : `${count} answers to messages could not be sent`),
  conflicts: (count: number) => (count === 1 ? '1 request was changed here and elsewhere' : `${count} requests were changed here and elsewhere`),
  taskbar: (count: number) => (count === 1 ? '1 thing to look at' : `${count} things to look at`),
};
