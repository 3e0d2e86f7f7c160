import { capitalized, counted, spelled } from '~/domain/number-words'
import { isAskedWorth } from '~/domain/room/check-out'
import type { Phase } from '~/domain/room/format'
import { WORTH_MOST } from '~/domain/room/kinds'
import { FEWEST_ANSWERS } from '~/domain/session/survey'
import { Icon } from '../ui/icon'
import { LatePromise } from './promise-form'
import { useRoom } from './use-room'

const SCALE = Array.from({ length: WORTH_MOST }, (_, index) => index + 1)

/** The last minute: words aloud, and one number that stays one's own. */
export function CheckOutPhase({ phase, today, dueBy }: { phase: Phase; today: string; dueBy: string }) {
	const { view, me, send } = useRoom()
	const count = view.checkedOutCount
	return (
		<main id="main" className="stage wide">
			<div className="sheet-page" tabIndex={0}>
				<h2 className="h1">{phase.title}</h2>
				<p className="ask">{phase.prompt}</p>
				{isAskedWorth(me.part) ? (
					<fieldset className="worth">
						<legend className="h2">Was this worth your time?</legend>
						<div className="worth-scale">
							{SCALE.map((worth) => (
								<button
									key={worth}
									type="button"
									className={view.myWorth === worth ? 'btn ink' : 'btn edge'}
									aria-pressed={view.myWorth === worth}
									aria-label={`${worth} of ${WORTH_MOST}${worth === 1 ? ', not at all' : worth === WORTH_MOST ? ', very much' : ''}`}
									onClick={() => send({ type: 'check-out', worth })}
								>
									{worth}
								</button>
							))}
						</div>
						<p className="worth-ends small soft" aria-hidden="true">
							<span>Not at all</span>
							<span>Very much</span>
						</p>
					</fieldset>
				) : (
					<p className="mb-4">
						Those who took part are asked, each on their own page: <b>“Was this worth your time?”</b> They answer from 1
						to {WORTH_MOST}.
					</p>
				)}
				<p className="say note">
					<Icon name="lock" />
					<span>
						Each number is sent to nobody else. An hour after the end,{' '}
						{me.part === 'peer' ? 'those who meet here' : 'those who lead and the admins'} see a mean, if at least{' '}
						{spelled(FEWEST_ANSWERS)} have answered; with fewer it is shown to nobody. Whoever runs the database could
						look.{' '}
						{me.part === 'peer'
							? null
							: 'The session’s page asks afterward what would make the next one better, and not for a number again.'}
					</span>
				</p>
				<p className="small soft mt-3">
					{count === 0
						? 'Nobody has answered yet.'
						: `${capitalized(counted(count, 'person has', 'people have'))} answered.`}
				</p>
				<LatePromise phase={phase} today={today} dueBy={dueBy} />
			</div>
		</main>
	)
}
