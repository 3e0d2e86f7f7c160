import { Form } from '@remix-run/react'

/** Whether one comes: everybody does, until they say that they cannot. */
export function Coming({ cannot }: { cannot: boolean }) {
	return (
		<Form method="post" className="mt-3" preventScrollReset>
			<p className="small soft">
				{cannot
					? 'You said that you cannot come. Your facilitators know. No reason was asked.'
					: 'If you cannot, say so: your facilitators see it, and no reason is asked. It counts as excused, not as attended.'}
			</p>
			<button className="btn edge mt-3" type="submit" name="intent" value={cannot ? 'come-after-all' : 'cannot-come'}>
				{cannot ? 'I can come after all' : 'I cannot come'}
			</button>
		</Form>
	)
}
