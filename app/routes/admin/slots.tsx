import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SlotsPage } from '~/components/facilitate/slots-page'
import { keepPage, keepShown } from '~/components/keep-page'
import { asHttp } from '~/http/as-http'
import { requireRole } from '~/http/guards'
import { answerOfferedSlots, readOfferedSlots } from '~/http/offered-slot-forms.server'

export const handle = { desk: 'admin', at: 'slots', help: 'offering-slots' }
export const meta: MetaFunction = () => [{ title: 'Slots · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) =>
	readOfferedSlots(args, await requireRole(args, 'admin'), 'all'),
)

export const action = asHttp(async (args: ActionFunctionArgs) =>
	answerOfferedSlots(args, await requireRole(args, 'admin'), 'all'),
)

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Slots() {
	return <SlotsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
