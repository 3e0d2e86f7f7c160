import type { Logger } from 'pino'
import type { Db } from '~/domain/db'
import { isDatabaseAway, isDomainError } from '~/domain/errors'
import { boxesFor } from '~/domain/room/boxes'
import { lastWords } from '~/domain/room/last-words'
import {
	type Appended,
	append,
	catchUp,
	listTaken,
	loadRoom,
	type Pending,
	snapshotIfDue,
} from '~/domain/room/log.server'
import { show, showAll, showOwn } from '~/domain/room/news'
import { mayReact } from '~/domain/room/reactions'
import type { Room, RoomEvent } from '~/domain/room/room'
import { asShown } from '~/domain/room/struck.server'
import { finishedAmong, roomFor, view } from '~/domain/room/view'
import type { FactsMessage, IntentAnswer, Part, Seat, SheetNews, SyncAnswer, SyncMessage } from '~/domain/room/wire'
import type { Grounds, Writer } from '~/domain/room/writer.server'
import { shuffled } from '~/domain/shuffled.server'
import { LiveSheet } from './live-sheet'
import { Refusals } from './refusals'

const BATCH = 64
/** News kept for those who were away for a moment; whoever is further behind gets the whole view. */
const KEPT_EVENTS = 500

/** Somebody's connection, as the room sees it. */
export type Viewer = {
	socketId: string
	personId: string
	/** With which they came in: with another one they come in again */
	part: Part
	send(message: FactsMessage): void
	sheet(news: SheetNews): void
	meet(people: Seat[]): void
	finished(count: number): void
}

export type LiveRoomOptions = {
	db: Db
	writer: Writer
	/** Epoch ms */
	clock: () => number
	/** The same for several of this node's connections: it is put into words once */
	sendAll: (viewers: readonly Viewer[], message: FactsMessage) => void
	/** Tells the other nodes that the log has grown */
	moved: (roomId: string, seq: number) => void
	sheetMoved: (roomId: string, seq: number) => void
	log: Logger
}

type Job = Pending & { answer: (answer: IntentAnswer) => void }

/**
 * One room of this process: a queue in front of the log. Everything that arrives while a transaction runs goes into the
 * next one (group commit); order is the log's, answers follow the commit.
 */
export class LiveRoom {
	readonly id: string
	readonly viewers = new Set<Viewer>()
	readonly sheet: LiveSheet
	readonly #db: Db
	readonly #writer: Writer
	readonly #clock: () => number
	readonly #sendAll: LiveRoomOptions['sendAll']
	readonly #moved: LiveRoomOptions['moved']
	readonly #log: Logger
	readonly #queue: Job[] = []
	#recent: { seq: number; event: RoomEvent; after: Room }[] = []
	#room: Room
	#snapshotSeq: number
	#running: Promise<void> | null = null
	/** How far another node says the log is; 0 when nobody does */
	#heardOf = 0
	#grounds: Grounds | null = null
	readonly #refusals = new Refusals()
	#present: readonly string[] = []

	private constructor(id: string, room: Room, { db, writer, clock, sendAll, moved, sheetMoved, log }: LiveRoomOptions) {
		this.id = id
		this.#db = db
		this.#writer = writer
		this.#clock = clock
		this.#sendAll = sendAll
		this.#moved = moved
		this.#log = log
		this.#room = room
		this.#snapshotSeq = room.seq
		this.sheet = new LiveSheet({
			db,
			log,
			roomId: id,
			room: () => this.#room,
			publish: (news) => {
				for (const viewer of this.viewers) viewer.sheet(news)
			},
			moved: (seq) => sheetMoved(id, seq),
		})
	}

	static async load(id: string, options: LiveRoomOptions): Promise<LiveRoom> {
		return new LiveRoom(id, await loadRoom(options.db, id), options)
	}

	get seq(): number {
		return this.#room.seq
	}

	submit(pending: Pending): Promise<IntentAnswer> {
		return new Promise((answer) => {
			this.#queue.push({ ...pending, answer })
			this.#pump()
		})
	}

	/** Another node says its log is longer: read what is missing. */
	noticeSeq(seq: number): void {
		if (seq <= this.#room.seq) return
		this.#heardOf = Math.max(this.#heardOf, seq)
		this.#pump()
	}

	/** Who is here now, on all nodes; told to whoever has just come as well. */
	noticePresent(personIds: readonly string[]): void {
		this.#present = personIds
		const count = finishedAmong(this.#room, personIds)
		for (const viewer of this.viewers) viewer.finished(count)
	}

	/** What brings a view at `afterSeq` up to date: the missing news, or everything. */
	sync(by: Seat, at: SyncMessage): Extract<SyncAnswer, { ok: true }> {
		const isOfAnother = at.openedAtMs !== undefined && at.openedAtMs !== this.#room.openedAtMs
		const afterSeq = isOfAnother ? null : at.afterSeq
		const base = { ok: true as const, nowMs: this.#clock(), people: [] }
		const oldest = this.#recent[0]?.seq ?? Number.POSITIVE_INFINITY
		if (afterSeq === this.#room.seq) return { ...base, seq: afterSeq, facts: [] }
		if (afterSeq === null || afterSeq > this.#room.seq || afterSeq + 1 < oldest)
			return { ...base, view: view(roomFor(asShown(this.#room), by), by.personId) }
		const missed = this.#recent.filter((each) => each.seq > afterSeq)
		return {
			...base,
			seq: this.#room.seq,
			facts: lastWords(missed.flatMap((each) => show(roomFor(each.after, by), each.event, by.personId))),
		}
	}

	/** Whether what somebody says without a word, beside the log, reaches the others now. */
	hearsReactionOf(personId: string): boolean {
		return mayReact(this.#room, personId)
	}

	/** Whether somebody has such a field before them here. */
	hasBox(by: Seat, box: string): boolean {
		return boxesFor(this.#room, by).has(box)
	}

	/** Resolves when everything submitted so far is answered. */
	async settled(): Promise<void> {
		while (this.#running) await this.#running
		await this.sheet.settled()
	}

	#pump(): void {
		if (this.#running) return
		this.#running = this.#drain().finally(() => {
			this.#running = null
			if (this.#queue.length > 0 || this.#behind) this.#pump()
		})
	}

	async #drain(): Promise<void> {
		while (this.#queue.length > 0 || this.#behind) {
			if (this.#queue.length === 0) await this.#readOn()
			else await this.#commit(this.#queue.splice(0, BATCH))
		}
	}

	get #behind(): boolean {
		return this.#heardOf > this.#room.seq
	}

	async #readOn(): Promise<void> {
		const upTo = this.#heardOf
		try {
			this.#publish(await catchUp(this.#db, this.id, this.#room))
		} catch (error) {
			// The next sweep or event asks again.
			this.#warn(error, 'the log of a room was not read on')
		}
		// A log that could not be read, or is shorter than was said, is not asked again for the same word.
		if (this.#heardOf === upTo) this.#heardOf = 0
	}

	/** @param grounds null: not ahead, but on what the database says now */
	async #commit(asked: Job[], grounds = this.#behind ? null : this.#grounds): Promise<void> {
		let jobs = asked
		try {
			jobs = await this.#leaveOutRefused(asked)
			if (jobs.length === 0) return
			const appended = await append({ db: this.#db, writer: this.#writer }, this.id, this.#room, grounds, jobs, {
				nowMs: this.#clock(),
				shuffle: shuffled,
			})
			for (const [index, job] of jobs.entries()) {
				const outcome = appended.outcomes[index]
				if (outcome && 'refused' in outcome) this.#refusals.remember(job.personId, job.opId, outcome.refused)
				job.answer(answerOf(outcome))
			}
			this.#publish(appended)
			this.#stand(appended.grounds)
			if (appended.outcomes.some((outcome) => 'seq' in outcome)) this.#moved(this.id, this.#room.seq)
			await this.#snapshot()
		} catch (error) {
			// One act that cannot be kept must not take the others of its moment with it.
			if (jobs.length > 1 && !isDomainError(error) && !isDatabaseAway(error)) {
				this.#warn(error, 'acts in a room were not saved together')
				for (const job of jobs) await this.#commit([job], null)
				return
			}
			// Nothing was acknowledged, nothing is lost: the senders keep their operations and try again.
			const why = isDomainError(error) && error.code === 'not-found' ? 'no-room' : 'not-saved'
			this.#warn(error, 'acts in a room were not saved')
			for (const job of jobs) job.answer({ ok: false, why })
		}
	}

	/** Answers again what was refused here, unless another node has taken it since: then the log says so. */
	async #leaveOutRefused(jobs: Job[]): Promise<Job[]> {
		const refused = jobs.filter((job) => this.#refusals.of(job.personId, job.opId))
		if (refused.length === 0) return jobs
		const opIds = refused.map(({ opId }) => opId)
		const taken = await listTaken(this.#db, this.id, opIds)
		return jobs.filter((job) => {
			const why = taken.has(job.opId) ? undefined : this.#refusals.of(job.personId, job.opId)
			if (why) job.answer({ ok: false, why })
			return !why
		})
	}

	async #snapshot(): Promise<void> {
		try {
			this.#snapshotSeq = await snapshotIfDue(this.#db, this.id, this.#room, this.#snapshotSeq)
		} catch (error) {
			this.#warn(error, 'a snapshot of a room was not kept')
		}
	}

	#warn(error: unknown, what: string): void {
		this.#log.warn({ room: this.id, err: error }, what)
	}

	/** Somebody may have joined or left the cohort while the room runs. */
	#stand(grounds: Grounds): void {
		const before = this.#grounds
		this.#grounds = grounds
		if (before && before.asText !== grounds.asText) for (const viewer of this.viewers) viewer.meet(grounds.people)
	}

	#publish({ events, room }: Pick<Appended, 'events' | 'room'>): void {
		if (events.length === 0) return
		const before = this.#room
		const hadFinished = finishedAmong(before, this.#present)
		this.#room = room
		const shown = events.map(({ event, after: state }) => ({ seq: state.seq, event, after: asShown(state) }))
		this.#recent.push(...shown)
		// News of before a line was struck out may hold it: whoever was away gets a whole view.
		if (room.struck !== before.struck) this.#recent = []
		if (events.some(({ event }) => event.type === 'case-taken-off')) this.#recent = []
		if (this.#recent.length > KEPT_EVENTS) this.#recent = this.#recent.slice(-KEPT_EVENTS)
		const news = shown.map((each) => ({ ...each, facts: showAll(each.after, each.event) }))
		const everybodys = lastWords(news.flatMap(({ facts }) => facts))
		const at = { after: before.seq, seq: room.seq, nowMs: this.#clock() }
		const others: Viewer[] = []
		for (const viewer of this.viewers) {
			const own = news.map((each) => showOwn(roomFor(each.after, viewer), each.event, viewer.personId))
			if (own.every((facts) => facts.length === 0)) others.push(viewer)
			else viewer.send({ ...at, facts: lastWords(news.flatMap(({ facts }, nth) => [...facts, ...(own[nth] ?? [])])) })
		}
		this.#sendAll(others, { ...at, facts: everybodys })
		if (finishedAmong(room, this.#present) !== hadFinished) this.noticePresent(this.#present)
	}
}

function answerOf(outcome: Appended['outcomes'][number] | undefined): IntentAnswer {
	if (!outcome) return { ok: false, why: 'not-saved' }
	return 'seq' in outcome ? { ok: true, seq: outcome.seq } : { ok: false, why: outcome.refused }
}
