import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { callOffSlot, offerSlot } from '~/domain/assessment/offer-slot.server'
import { listOffered, type OfferedSlot } from '~/domain/assessment/read-slots.server'
import { PAIR, slotRefusals } from '~/domain/assessment/slot'
import { callOffSlotForm, offerSlotForm } from '~/domain/assessment/slot-schema'
import { isDomainError } from '~/domain/errors'
import { listAssessors, readAssessedLevels } from '~/domain/facilitator/assessing.server'
import { listLiveWork } from '~/domain/program/live'
import { NoSuchTime } from '~/domain/session/schedule.server'
import { noSuchTimeWords } from '~/domain/session/when.server'
import type { Reader } from '~/domain/sign-in/sign-ins.server'
import { dateOf, listZones, whenOf } from '~/domain/zone/zone.server'
import { paths } from '~/paths'
import { flash } from './flash.server'
import { readFormData } from './form-data'
import { readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

/** The page of slots: of one assessor, who is one of the two, or of an admin, who names both. */
type Desk = 'own' | 'all'

export async function readOfferedSlots(args: LoaderFunctionArgs, reader: Reader, desk: Desk) {
	const { db, clock, content } = args.context
	const now = clock()
	const works = listLiveWork(content.programs)
	const own = desk === 'own' ? await readAssessedLevels(db, reader.id, content, now) : null
	const mayOffer = ({ of }: (typeof works)[number]) =>
		own === null || own.some(({ stageKey, verdict }) => stageKey === of.stageKey && verdict.ok)
	const { ahead, over } = await listOffered(db, now, desk === 'own' ? reader.id : undefined)
	const say = ({ startsAt, stageKey, requirementId, sessionId, ...slot }: OfferedSlot) => {
		const when = whenOf(startsAt, reader.timeZone, slot.durationMinutes)
		return {
			...slot,
			day: when.day,
			time: when.range,
			work: works.find((each) => each.value === `${stageKey}/${requirementId}`)?.name ?? stageKey,
			to: sessionId && desk === 'own' ? paths.session({ session: sessionId }) : null,
		}
	}
	return {
		forOthers: desk === 'all',
		ahead: ahead.map(say),
		over: over.map(say),
		works: works.filter(mayOffer).map(({ value, name }) => ({ value, name })),
		// An assessor knows whom they asked; who else assesses is no list for everybody.
		people: desk === 'all' ? await listToName(args) : [],
		zones: listZones(),
		zone: reader.timeZone,
		today: dateOf(now, reader.timeZone),
	}
}

/** Whoever may assess something, with what it is. */
async function listToName({ context: { db, content, clock } }: LoaderFunctionArgs) {
	const people = await listAssessors(db, content, clock())
	return people.flatMap(({ name, email, levels }) => {
		const assesses = levels.flatMap(({ label, verdict }) => (verdict.ok ? [label] : []))
		return assesses.length > 0 ? [{ name: `${name}: ${assesses.join(', ')}`, email }] : []
	})
}

const heardWords = {
	'by-letter': 'Called off. Whoever had it gets a letter with your reason.',
	'on-their-page': 'Called off. Whoever had it reads your reason on their page of slots.',
	'not-at-all': 'Called off.',
}

export async function answerOfferedSlots({ request, context }: ActionFunctionArgs, reader: Reader, desk: Desk) {
	const { db, clock, content, mail } = context
	const formData = await readFormData(request)
	const here = desk === 'all' ? paths.adminSlots() : paths.offeredSlots()
	if (formData.get('intent') === 'call-off') {
		const off = readForm(formData, callOffSlotForm)
		if (!off.ok) return off.answer
		const actor = { id: reader.id, name: reader.name, isAdmin: desk === 'all' }
		let heard: keyof typeof heardWords
		try {
			heard = await callOffSlot(db, off.value.slot, off.value.reason, actor, clock())
		} catch (error) {
			return off.refuse({ form: [refusal(error, slotRefusals)] }, 409)
		}
		mail.wake()
		return goTo(here, flash(heardWords[heard]))
	}
	const form = readForm(formData, offerSlotForm)
	if (!form.ok) return form.answer
	const { work, first, second, ...fields } = form.value
	const chosen = listLiveWork(content.programs).find(({ value }) => value === work)
	if (!chosen) return form.refuse({ fields: { work: ['Choose what is shown'] } })
	const least = content.formats.get(chosen.format)?.minutes ?? 0
	if (fields.minutes < least) return form.refuse({ fields: { minutes: [`This takes ${least} minutes`] } })
	const one = desk === 'all' ? first : reader.email.toLowerCase()
	if (!one) return form.refuse({ fields: { first: ['Choose somebody'] } })
	const known = await listAssessors(db, content, clock())
	const idOf = (address: string) => known.find(({ email }) => email.toLowerCase() === address)?.id
	const pair = [idOf(one), idOf(second)].filter((id) => id !== undefined)
	if (pair.length < PAIR) return form.refuse({ fields: { second: ['Nobody who assesses has this address'] } })
	try {
		await offerSlot(db, content, { ...chosen.of, assessorIds: pair }, fields, reader, clock())
	} catch (error) {
		if (isDomainError(error) && error.why === 'no-such-zone')
			return form.refuse({ fields: { timeZone: ['Choose a zone from the list'] } })
		if (error instanceof NoSuchTime) return form.refuse({ fields: { time: [noSuchTimeWords(fields, error)] } })
		return data(form.refuse({ form: [refusal(error, slotRefusals)] }).data, { status: 409 })
	}
	return goTo(here, flash('Offered. People of the level whom these two may assess can book it.'))
}
