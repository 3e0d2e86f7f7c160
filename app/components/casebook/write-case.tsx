import { Form } from '@remix-run/react'
import { paths } from '~/paths'

/** Begins a case of one's own. */
export function WriteCase({ once }: { once: string }) {
	return (
		<Form method="post" action={paths.myCases()}>
			<input type="hidden" name="once" value={once} />
			<button className="btn ink" type="submit">
				Write a case
			</button>
		</Form>
	)
}
