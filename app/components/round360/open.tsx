import { Form } from '@remix-run/react'
import { Confirm } from '../ui/confirm'
import { Icon } from '../ui/icon'

/** An open round says how long, and nothing of who or how many have answered: that would tell them apart day by day. */
export function OpenRound(round: {
	until: string | null
	remindedOn: string | null
	mayRemind: boolean
	mayEnd: boolean
	waiting: boolean
	lettersLeave: boolean
}) {
	return (
		<>
			<p className="mt-3">They can answer until {round.until}. Then you read what they see, all at once.</p>
			<p className="say note mt-4">
				<Icon name="lock" />
				<span>
					You do not see who has answered, or how many. Nor does anybody else: it is written down nowhere with a name.
				</span>
			</p>
			{round.waiting ? (
				<p className="small soft mt-3">
					Nobody is asked for more than ten minutes a month. Some on your list get their letter as soon as there is room
					in theirs.
				</p>
			) : null}
			{round.lettersLeave ? null : (
				<p className="say note mt-3" id="no-letters">
					<span>
						Letters do not leave here yet. Who has an account finds the question under “What others see”; the one
						reminder waits until they do.
					</span>
				</p>
			)}
			<div className="flex flex-wrap items-center gap-4 mt-4">
				{round.mayRemind ? (
					<Form method="post">
						<button
							className="btn edge"
							type="submit"
							name="intent"
							value="remind"
							// There is one reminder: a letter that stays here would spend it.
							disabled={!round.lettersLeave}
							aria-describedby={round.lettersLeave ? undefined : 'no-letters'}
						>
							Remind everybody
						</button>
					</Form>
				) : null}
				{round.remindedOn ? <span className="small soft">Reminded on {round.remindedOn}</span> : null}
			</div>
			{round.mayEnd ? (
				<Confirm
					id="end"
					look="text"
					label="Close it now"
					question="Close the round now?"
					consequences="Whoever has not answered by now cannot any more. What is there is made into the result, and the single answers are deleted."
					keep="Leave it open"
					act="Close it"
					intent="end"
				/>
			) : null}
		</>
	)
}
