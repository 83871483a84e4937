/* global document, fetch, navigator, setTimeout */
const STATES = {
  ringing: 'is ringing', answered: 'answered', approved: 'approved', refused: 'refused', busy: 'was busy', missed: 'was not answered', replaced: 'was given up',
};
const element = (id) => document.getElementById(id);
const announcement = element('announcement');
let newestMessage = 0;

function make(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

function button(label, onClick, isMain = false) {
  return make('button', { type: 'button', textContent: label, onclick: onClick, className: isMain ? 'main' : '' });
}

function about(start, username, to, at) {
  const person = to === username ? '' : ` · for ${username}`;
  return make('p', { className: 'about' }, make('strong', { textContent: start }), `${person} · ${new Date(at).toLocaleTimeString()}`);
}

function readable(phoneOrEmail) {
  return phoneOrEmail.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1-$2-$3');
}

async function act(id, action) {
  await fetch(`/control/calls/${id}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(action) });
  await refresh();
}

function messageCard(message) {
  const copy = button('Copy code', async () => {
    await navigator.clipboard.writeText(message.code);
    copy.textContent = 'Copied';
    announcement.textContent = 'Code copied.';
  });
  copy.setAttribute('aria-label', `Copy code ${message.code}`);
  return make('li', {},
    about(`${message.channel === 'sms' ? 'Text message' : 'E-mail'} to ${readable(message.to)}`, message.username, message.to, message.at),
    make('p', { className: 'text code', textContent: message.code }),
    make('p', { className: 'about life' }),
    make('div', { className: 'actions' }, copy));
}

function callCard(call) {
  const card = make('li', { className: call.state },
    about(`${readable(call.to)} ${STATES[call.state]}`, call.username, call.to, call.at));
  if (call.state === 'ringing') {
    card.append(make('div', { className: 'actions' },
      button('Answer', () => act(call.id, { action: 'answer' }), true),
      button('Hang up', () => act(call.id, { action: 'hang-up' })),
      button('Busy', () => act(call.id, { action: 'busy' }))));
  }
  if (call.state === 'answered') {
    const actions = make('div', { className: 'actions' });
    if (call.binding === 'none') actions.append(button('Press #', () => act(call.id, { action: 'press', keys: '#' }), true));
    if (call.binding === 'transfer') {
      const keys = make('input', { inputMode: 'numeric', maxLength: 4, ariaLabel: 'Number on the screen', placeholder: 'Number' });
      actions.append(keys, button('Key in, then #', () => act(call.id, { action: 'press', keys: `${keys.value}#` }), true));
    }
    if (call.binding !== 'prompt') actions.append(button('Wrong key', () => act(call.id, { action: 'press', keys: '9' })));
    actions.append(button('Hang up', () => act(call.id, { action: 'hang-up' })));
    card.append(make('p', { className: 'text', textContent: `“${call.spoken}”` }), actions);
  }
  return card;
}

/** Keeps the cards whose key is still there, so that focus and what was typed stay. */
function show(list, items, keyOf, card) {
  const wanted = new Map(items.map((item) => [keyOf(item), item]));
  for (const child of [...list.children]) if (!wanted.has(child.dataset.key)) child.remove();
  const present = new Map([...list.children].map((child) => [child.dataset.key, child]));
  for (const [index, [key, item]] of [...wanted].entries()) {
    let child = present.get(key);
    if (!child) {
      child = card(item);
      child.dataset.key = key;
    }
    if (list.children[index] !== child) list.insertBefore(child, list.children[index] ?? null);
  }
}

function markLife(list, messages, now) {
  const latest = new Set();
  for (const [index, message] of messages.entries()) {
    const card = list.children[index];
    const person = `${message.username} ${message.channel}`;
    const seconds = Math.ceil((Date.parse(message.expiresAt) - now) / 1000);
    const isLatest = !latest.has(person);
    latest.add(person);
    card.className = seconds > 0 && isLatest ? 'current' : 'expired';
    const life = card.querySelector('.life');
    const text = seconds <= 0 ? 'Expired' : isLatest ? `Good for ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` : 'A newer code was sent';
    if (life.textContent !== text) life.textContent = text;
  }
}

async function refresh() {
  const connection = element('connection');
  try {
    const response = await fetch('/control/outbox');
    const { messages, calls } = await response.json();
    const now = Date.parse(response.headers.get('date'));
    const shownCalls = calls.filter((call, index) => index < 3 || call.state === 'ringing' || call.state === 'answered');
    show(element('messages'), messages, (message) => `${message.id} ${message.at}`, messageCard);
    markLife(element('messages'), messages, now);
    show(element('calls'), shownCalls, (call) => `${call.id} ${call.state}`, callCard);
    element('no-messages').hidden = messages.length > 0;
    element('no-calls').hidden = calls.length > 0;
    if (messages[0] && messages[0].id > newestMessage && newestMessage > 0) announcement.textContent = `New code for ${messages[0].username}: ${messages[0].code}`;
    newestMessage = messages[0]?.id ?? 0;
    connection.className = 'live';
    if (connection.textContent !== 'Live') connection.textContent = 'Live';
  } catch {
    connection.className = 'lost';
    connection.textContent = 'The practice server does not answer';
  }
}

async function keepFresh() {
  await refresh();
  setTimeout(keepFresh, 1000);
}

await keepFresh();
