import { io, type Socket } from 'socket.io-client'
import { memoryOutbox, type Outbox } from '../../app/components/room/outbox'
import { RoomClient, type RoomState } from '../../app/components/room/room-client'

export type Screen = {
	client: RoomClient
	state(): RoomState
	/** Resolves when the screen shows it; rejects with what it shows instead. */
	until(what: string, holds: (state: RoomState) => boolean, withinMs?: number): Promise<RoomState>
	close(): void
}

/**
 * The product's own client, over a real connection.
 * @param server `origin` is what its pages are served from, where that is not what the screen connects to
 */
export function openScreen(
	server: { url: string; origin?: string },
	cookie: string,
	sessionId: string,
	outbox: Outbox = memoryOutbox(),
	isWall = false,
): Screen {
	const client = new RoomClient({
		url: server.url,
		sessionId,
		view: null,
		people: [],
		outbox,
		isWall,
		headers: { cookie, origin: server.origin ?? server.url },
	})
	void client.open()
	return {
		client,
		state: client.state,
		close: () => client.close(),
		until(what, holds, withinMs = 10_000) {
			return new Promise((resolve, reject) => {
				const look = () => {
					if (!holds(client.state())) return
					clearTimeout(late)
					stop()
					resolve(client.state())
				}
				const stop = client.subscribe(look)
				const late = setTimeout(() => {
					stop()
					const { view, ...rest } = client.state()
					reject(
						new Error(
							`never saw: ${what}. Shown: ${JSON.stringify({ ...rest, seq: view?.seq, phase: view?.phase, status: view?.status }).slice(0, 600)}`,
						),
					)
				}, withinMs)
				look()
			})
		},
	}
}

/** Somebody enters a room, and has it before them. What is opened is kept in `open`, to be closed by the test. */
export async function enterRoom(
	server: { url: string },
	cookie: string,
	sessionId: string,
	open: { close(): void }[],
): Promise<Screen> {
	const screen = openScreen(server, cookie, sessionId)
	open.push(screen)
	await screen.until('the room', (state) => state.connection === 'connected' && state.view !== null)
	return screen
}

export type Raw = { socket: Socket; frames: string[]; connected: Promise<void>; refused: Promise<string> }

/** A bare socket that keeps every frame it was sent. */
export function openRaw(
	server: { url: string },
	options: { headers?: Record<string, string>; session?: unknown; auth?: object; transports?: string[] },
): Raw {
	const socket = io(server.url, {
		transports: options.transports ?? ['websocket'],
		auth: { session: options.session, ...options.auth },
		extraHeaders: options.headers,
		reconnection: false,
		forceNew: true,
		timeout: 20_000,
	})
	const frames: string[] = []
	const watch = () =>
		socket.io.engine?.on(
			'packet',
			(packet: { data?: unknown }) => void (packet.data !== undefined && frames.push(String(packet.data))),
		)
	socket.io.on('open', watch)
	return {
		socket,
		frames,
		connected: new Promise((resolve) => socket.once('connect', resolve)),
		refused: new Promise((resolve) => socket.once('connect_error', (error) => resolve(error.message))),
	}
}

/** What a person could read in frames: as they are, and what travels in them as bytes. */
export function readableIn(frames: readonly string[]): string {
	const text = frames.join('\n')
	const bytes = [...text.matchAll(/"([A-Za-z0-9+/]{8,}={0,2})"/g)].map(([, each = '']) => Buffer.from(each, 'base64'))
	return [text, ...bytes.map((each) => each.toString('latin1'))].join('\n')
}
