import type { AgreementState, ApplicationSource, ApplicationState } from '~/domain/intake/kinds'
import { Confirm } from '../ui/confirm'

type Own = {
	state: ApplicationState
	source: ApplicationSource
	reason: string
	goals: string
	assignedBy: string | null
	word: { state: AgreementState; manager: string; note: string } | null
	mayWithdraw: boolean
}

const stateWords: Partial<Record<ApplicationState, string>> = {
	placed: 'You have a seat in a cohort. It stands among your cohorts.',
	excused:
		'You were excused when the cohorts of this intake were formed. The level stands open to you again after that day.',
	'not-placed':
		'This time there was no cohort that fitted. You stay first in line for the next intake: tell your L&D admin.',
}

/** How it stands with somebody's own place: who put them in and why, and their line manager's word. */
export function OwnPlace({ own }: { own: Own }) {
	return (
		<section aria-label="Your place" className="mb-8">
			<p>
				{stateWords[own.state] ??
					(own.source === 'assigned'
						? `You are in. ${own.assignedBy ?? 'An L&D admin'} put you in: “${own.reason}”`
						: 'You are in: your application is here. Cohorts are formed after applications close.')}
			</p>
			{own.state === 'in' ? <p className="soft mt-2">{managerLine(own.word)}</p> : null}
			{own.mayWithdraw ? (
				<Confirm
					id="withdraw"
					label="Take my application back"
					question="Take your application back?"
					consequences="Your line manager is not asked any more. What you wrote is kept, and until the intake closes you can apply again."
					keep="Stay in"
					act="Take it back"
					intent="withdraw"
				/>
			) : own.state === 'in' && own.source === 'assigned' ? (
				<p className="small soft mt-2">
					Wrong time for you? Tell your L&D admin: they can excuse you from the level, or put it off.
				</p>
			) : null}
		</section>
	)
}

function managerLine(word: Own['word']): string {
	if (!word) return 'Nobody is asked for the time: you have no line manager here.'
	if (word.state === 'asked') return `${word.manager} is asked whether the time is there.`
	const note = word.note ? ` “${word.note}”` : ''
	return word.state === 'agreed'
		? `${word.manager} agrees to the time.${note}`
		: `${word.manager} does not agree to the time at the moment.${note} Talk about other weeks; your L&D admin can ask again.`
}
