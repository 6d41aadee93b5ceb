export { ACTS, mayDo, needsSecondFactor, ROLES, type Act, type Role } from './role.ts';
export { isOfTheProvince, scopeOf, type Given, type Places } from './scope.ts';
export {
  communesSchema,
  LABEL_MAX,
  labelSchema,
  PASSWORD_MAX,
  PASSWORD_MIN,
  passwordSchema,
  unitsSchema,
  userNameSchema,
  userSchema,
  type User,
} from './user.ts';
