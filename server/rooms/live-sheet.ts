import type { Logger } from 'pino'
import type { Db } from '~/domain/db'
import { isDomainError } from '~/domain/errors'
import type { Room } from '~/domain/room/room'
import { maySeeSheet, maySendSheet } from '~/domain/room/sheet'
import { asOne, fromBase64, stateOf, toBase64 } from '~/domain/room/sheet-text'
import type { IntentAnswer, SheetAnswer, SheetNews } from '~/domain/room/wire'
import { EMPTY_SHEET, readOnSheet, type Sheet, type SheetWrite, writeOnSheet } from '~/domain/room/write-sheet.server'

const BATCH = 32

type Job = SheetWrite & { answer: (answer: IntentAnswer) => void }

type LiveSheetOptions = {
	db: Db
	log: Logger
	roomId: string
	/** The room as this process knows it */
	room: () => Room
	publish: (news: SheetNews) => void
	/** Tells the other nodes that the sheet has grown */
	moved: (seq: number) => void
}

/**
 * The sheet of one room of this process: a queue in front of its updates, as a live room has one in front of its log.
 * What arrives while a transaction runs goes into the next one; answers follow the commit.
 */
export class LiveSheet {
	readonly #options: LiveSheetOptions
	readonly #owners = new Map<number, string>()
	readonly #queue: Job[] = []
	#sheet: Sheet = EMPTY_SHEET()
	/** Whether somebody of this process has asked for it: before, nobody here needs the news */
	#isOpen = false
	#heardOf = 0
	#running: Promise<void> | null = null

	constructor(options: LiveSheetOptions) {
		this.#options = options
	}

	/** All that it says, as one update. */
	async read(): Promise<SheetAnswer> {
		if (!maySendSheet(this.#options.room())) return { ok: false, why: 'not-this-phase' }
		if (!this.#isOpen) await this.#readOn()
		this.#isOpen = true
		return { ok: true, seq: this.#sheet.seq, state: toBase64(stateOf(this.#sheet.doc)) }
	}

	write(personId: string, update: string): Promise<IntentAnswer> {
		return new Promise((answer) => {
			this.#queue.push({ personId, update: fromBase64(update), answer })
			this.#pump()
		})
	}

	/** Another node says its sheet is longer: read what is missing. */
	noticeSeq(seq: number): void {
		if (!this.#isOpen || seq <= this.#sheet.seq) return
		this.#heardOf = Math.max(this.#heardOf, seq)
		this.#pump()
	}

	/** Resolves when everything written so far is answered. */
	async settled(): Promise<void> {
		while (this.#running) await this.#running
	}

	#pump(): void {
		if (this.#running) return
		this.#running = this.#drain().finally(() => {
			this.#running = null
			if (this.#queue.length > 0) this.#pump()
		})
	}

	async #drain(): Promise<void> {
		while (this.#queue.length > 0 || this.#heardOf > this.#sheet.seq) {
			if (this.#queue.length > 0) await this.#commit(this.#queue.splice(0, BATCH))
			else {
				const upTo = this.#heardOf
				await this.#readOn().catch((error) => this.#failed(error, 'the sheet of a room was not read on'))
				// What could not be read is not asked for again for the same word.
				if (this.#heardOf === upTo) this.#heardOf = 0
			}
		}
	}

	async #readOn(): Promise<void> {
		const { db, roomId, room } = this.#options
		const read = await readOnSheet(db, roomId, this.#sheet)
		this.#publish(room(), read.sheet, read.updates)
	}

	async #commit(jobs: Job[]): Promise<void> {
		const { db, roomId, room, moved } = this.#options
		try {
			const known = { room: room(), sheet: this.#sheet, owners: this.#owners }
			const { outcomes, room: judged, sheet, updates } = await writeOnSheet(db, roomId, known, jobs)
			for (const [index, job] of jobs.entries()) {
				const outcome = outcomes[index]
				if (!outcome) job.answer({ ok: false, why: 'not-saved' })
				else job.answer('seq' in outcome ? { ok: true, seq: outcome.seq } : { ok: false, why: outcome.refused })
			}
			this.#publish(judged, sheet, updates)
			if (outcomes.some((outcome) => 'seq' in outcome)) moved(sheet.seq)
		} catch (error) {
			// Nothing was acknowledged: the writers keep their updates and try again.
			const why = isDomainError(error) && error.code === 'not-found' ? 'no-room' : 'not-saved'
			this.#failed(error, 'the sheet of a room was not saved')
			for (const job of jobs) job.answer({ ok: false, why })
		}
	}

	/**
	 * Reading and writing may overlap: what is known already is not said again. Nor is anything while the sheet reaches
	 * nobody, as after a step back: a write that is refused then reads on all the same. It is read once more later.
	 */
	#publish(room: Room, sheet: Sheet, updates: Uint8Array[]): void {
		const after = this.#sheet.seq
		if (sheet.seq <= after || !maySeeSheet(room)) return
		this.#sheet = sheet
		this.#options.publish({ after, seq: sheet.seq, update: toBase64(asOne(updates)) })
	}

	/** What does not add up, as when a database was set back under a running server, is read anew from the beginning. */
	#failed(error: unknown, what: string): void {
		this.#sheet = EMPTY_SHEET()
		this.#options.log.warn({ room: this.#options.roomId, err: error }, what)
	}
}
