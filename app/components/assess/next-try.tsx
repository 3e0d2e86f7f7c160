import { Form } from '@remix-run/react'
import { capitalized, counted, spelled } from '~/domain/number-words'

/** "about 20 minutes, no clock", "30 minutes by the clock, 10 of them your extra time" */
export function timeWords({ minutes, extraMinutes }: { minutes: number; extraMinutes: number | null }): string {
	if (extraMinutes === null) return `about ${minutes} minutes, no clock`
	return `${minutes} minutes by the clock${extraMinutes > 0 ? `, ${extraMinutes} of them your extra time` : ''}`
}

type Page = {
	why: 'passed' | 'open-try' | 'cool-down' | 'talk-first' | null
	/** Until when it is too early */
	from: string | null
	tries: number
	triesLeft: number
	rule: { minutes: number; extraMinutes: number | null }
}

/** Whether another try may begin, and if not, why and until when. */
export function NextTry({ page }: { page: Page }) {
	if (page.why === 'passed') return null
	if (page.why === 'talk-first')
		return (
			<p className="say note mt-6">
				All {spelled(page.tries)} tries are used. Talk with the lead of your cohort: after it, they open two more. If
				you are in no cohort, join one first. Nothing is lost: the lead sees that a talk is due, admins see how many
				answers were right, and nobody sees which ones you gave.
			</p>
		)
	if (page.why === 'cool-down') {
		return (
			<p className="say note mt-6">
				Sleep on it. The next try opens on {page.from}; {counted(page.triesLeft, 'try is', 'tries are')} left. Until
				then, the explanations below are the best reading there is.
			</p>
		)
	}
	return (
		<>
			{page.rule.extraMinutes === null ? null : (
				<p className="say note mt-6">
					The clock starts when you begin and does not stop, whether this page is open or not. If it closes, come back:
					your answers and the time that is left are here. At the end, what was kept is handed in by itself.
				</p>
			)}
			<Form method="post" className="acts">
				<button className="btn ink" type="submit" name="intent" value="start">
					{page.tries === 0 ? 'Begin' : 'Try again'}
				</button>
				<span className="small soft self-center">
					{capitalized(counted(page.triesLeft, 'try', 'tries'))} left, a day apart.
				</span>
			</Form>
		</>
	)
}
