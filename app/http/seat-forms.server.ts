import { type ActionFunctionArgs, data } from '@remix-run/node'
import { answerOffer } from '~/domain/cohort/answer-offer.server'
import { askForSeat } from '~/domain/cohort/ask-for-seat.server'
import { leaveLine } from '~/domain/cohort/leave-line.server'
import { listStandings } from '~/domain/cohort/place.server'
import { cohortRefusals } from '~/domain/cohort/policy'
import { getCohort } from '~/domain/cohort/read.server'
import { joinForm } from '~/domain/cohort/schema'
import { seatRefusals } from '~/domain/cohort/seats'
import { isDomainError } from '~/domain/errors'
import { ordinal } from '~/domain/number-words'
import { paths } from '~/paths'
import { flash } from './flash.server'
import { readFormData } from './form-data'
import { refusal } from './forms'
import { goTo } from './safe-redirect'

type Reader = { id: string; name: string }
const words = { ...cohortRefusals, ...seatRefusals }

/** What a learner's page of cohorts can send, by `intent`: asking for a seat, answering an offer, leaving a line. */
export async function changeOwnSeat({ request, context }: ActionFunctionArgs, reader: Reader) {
	const { db, clock, mail, later } = context
	const formData = await readFormData(request)
	const form = joinForm.safeParse(Object.fromEntries(formData))
	if (!form.success) return data({ cohort: '', problem: 'Choose a cohort from the list.' }, { status: 400 })
	const place = { cohortId: form.data.cohort, personId: reader.id }
	const options = { now: clock(), later }
	try {
		const { name } = await getCohort(db, place.cohortId)
		if (formData.get('intent') === 'take-seat') {
			await answerOffer(db, place, 'take', options)
			return back(paths.cohort({ cohort: place.cohortId }), `You are in. ${name} has a seat with your name.`)
		}
		if (formData.get('intent') === 'let-go') {
			await answerOffer(db, place, 'let-go', options)
			return back(paths.cohorts(), 'The seat goes to the next in line. Thank you for saying so.')
		}
		if (formData.get('intent') === 'leave-line') {
			await leaveLine(db, place, reader, options.now, later)
			return back(paths.cohorts(), `You are out of the line for ${name}.`)
		}
		const way = await askForSeat(db, place.cohortId, reader, options.now)
		if (way === 'seat')
			return back(paths.cohort({ cohort: place.cohortId }), `You are in. ${name} has a seat with your name.`)
		if (way === 'ask') return back(paths.cohorts(), `Asked. You hear by letter what becomes of your seat in ${name}.`)
		const at = (await listStandings(db, reader.id, options.now)).get(place.cohortId)?.place
		return back(
			paths.cohorts(),
			`You are ${ordinal(at ?? 1)} in line for ${name}. A letter comes when a seat is yours.`,
		)
	} catch (error) {
		if (!isDomainError(error) || error.code !== 'conflict') throw error
		return data({ cohort: place.cohortId, problem: refusal(error, words) }, { status: 409 })
	}

	function back(path: string, line: string) {
		mail.wake()
		return goTo(path, flash(line))
	}
}
