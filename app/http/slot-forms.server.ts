import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { bookSlot, giveUpSlot, type PinnedLive, playIn, stopPlaying } from '~/domain/assessment/book-slot.server'
import { handInHeld } from '~/domain/assessment/held.server'
import { getOwnSlot } from '~/domain/assessment/read-slots.server'
import { slotForm } from '~/domain/assessment/slot-schema'
import { readStanding } from '~/domain/certification/standing.server'
import { DomainError } from '~/domain/errors'
import { readRecord } from '~/domain/room/record.server'
import { assessmentOf } from './assessed.server'

type Args = LoaderFunctionArgs | ActionFunctionArgs
type Actor = { id: string; name: string }

/** What of the work in the address is shown live, or defended, by the rules of this person's cohort. @throws DomainError 'not-found' where it asks for neither */
export async function liveOf(args: Args, personId: string) {
	const { stage, rule, rubric, since } = await assessmentOf(args, personId)
	if (!rule.live && !rule.defense) throw new DomainError('not-found', 'slots')
	const { db, clock, content } = args.context
	const { pathways } = content
	const { cohortId } = await readStanding(db, { id: personId, showsPlanned: false }, stage, clock())
	const pinned: PinnedLive = { stageKey: stage.key, stageLabel: stage.label, rule, rubric, pathways, cohortId, since }
	return { stage, pinned }
}

/** One act of the page of slots. @returns what to say then. @throws DomainError */
export async function answerSlotForm(
	{ context }: Args,
	formData: FormData,
	learner: Actor,
	pinned: PinnedLive,
): Promise<string> {
	const { db, clock, mail } = context
	const form = slotForm.safeParse({ slot: formData.get('slot') })
	if (!form.success) throw new DomainError('invalid', 'no-such-act')
	const { slot } = form.data
	const now = clock()
	switch (formData.get('intent')) {
		case 'give-up':
			await giveUpSlot(db, slot, learner, now)
			mail.wake()
			return 'Given up. It is free for somebody else.'
		case 'play':
			await playIn(db, slot, learner, pinned, now)
			mail.wake()
			return 'You play a party. The hour is in your calendar.'
		case 'stop-playing':
			await stopPlaying(db, slot, learner, now)
			mail.wake()
			return 'Noted. Somebody else can play it.'
		case 'hand-in': {
			const own = await getOwnSlot(db, slot, learner.id)
			const shares = formData.get('shares') === 'yes' && own.sessionId !== null
			const record = shares && own.sessionId ? await readRecord(db, own.sessionId, learner.id) : ''
			const text = String(formData.get('text') ?? '')
			await handInHeld(db, slot, learner.id, { text, record }, pinned, now)
			return 'Handed in. Both assessors score it, each alone.'
		}
		case 'book':
			await bookSlot(db, slot, learner, pinned, now)
			mail.wake()
			return 'Yours. The hour is in your calendar, and in those of your assessors.'
		default:
			throw new DomainError('invalid', 'no-such-act')
	}
}
