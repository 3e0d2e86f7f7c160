import { Form } from '@remix-run/react'

/** Where nobody facilitates: one of those who meet says that they bring the case. */
export function OfferCase() {
	return (
		<Form method="post" className="mt-3" preventScrollReset>
			<button className="btn edge" type="submit" name="intent" value="offer">
				I bring one
			</button>
		</Form>
	)
}
