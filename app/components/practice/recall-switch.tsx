import { Form } from '@remix-run/react'
import { Section } from '../ui/section'

/** Whether one wants to be asked. Nobody else learns of it. */
export function RecallSwitch({ isPaused }: { isPaused: boolean }) {
	return (
		<Section id="recall" title="Five minutes, from memory">
			<p className="small soft mt-3">
				{isPaused
					? 'You have put it aside: nothing is asked, and every question keeps its day. What came due meanwhile comes a few minutes a day.'
					: 'Questions of the modules you have done come back on your home page, just before you would forget them. Nobody else sees them, and nothing counts them.'}
			</p>
			<Form method="post" className="mt-3">
				<button
					className="btn edge"
					type="submit"
					name="intent"
					value={isPaused ? 'take-recall-up' : 'put-recall-aside'}
				>
					{isPaused ? 'Ask me again' : 'Put it aside'}
				</button>
			</Form>
		</Section>
	)
}
