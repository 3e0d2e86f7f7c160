import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { DomainError } from '~/domain/errors'
import type { Simulation } from '~/domain/simulation/simulation'
import { param } from './guards'

/** The one in the address. @throws DomainError 'not-found' */
export function simulationOf(args: LoaderFunctionArgs | ActionFunctionArgs): Simulation {
	const simulation = args.context.content.simulations.find(({ id }) => id === param(args, 'simulation'))
	if (!simulation) throw new DomainError('not-found', 'simulation')
	return simulation
}
