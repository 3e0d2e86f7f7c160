import type { SubmissionResult } from '@conform-to/react'
import { Confirm } from '../ui/confirm'
import { ShareWith } from '../ui/share-with'

/** Who can see this result, for its owner, and its end. */
export function Sharing({
	answer,
	...people
}: {
	shares: { id: string; name: string; on: string }[]
	choices: { id: string; name: string }[]
	answer: { result?: SubmissionResult<string[]> } | undefined
}) {
	return (
		<ShareWith
			{...people}
			result={answer?.result}
			alone="You alone."
			label="Show this result to"
			help="They see the levels, the texts and the roadmap, until you end it. Not your single answers, and no other result."
		>
			<p className="small soft mt-3">
				Admins can read in the audit log that you showed a result, and to whom, never what it says.
			</p>
			<Confirm
				id="delete"
				look="text"
				label="Delete this result"
				question="Delete this result?"
				consequences="It goes for good, for you and for everybody you showed it to."
				keep="Keep it"
				act="Delete it"
				intent="discard"
			/>
		</ShareWith>
	)
}
